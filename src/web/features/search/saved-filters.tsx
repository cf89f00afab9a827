import { useEffect, useRef, useState } from 'preact/hooks'
import { api } from '../../api.ts'
import { asProblem } from '../../api/problem.ts'
import type { SavedFilter } from '../../api/types.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { notify } from '../../components/toast.tsx'
import { useI18n } from '../../i18n/context.ts'
import { problemText } from '../../i18n/problems.ts'
import { links, type ListView } from '../../routes.ts'
import { useAttempts } from '../../use-attempts.ts'
import { useLoad } from '../../use-load.ts'
import { askedOf, viewOf } from '../fiches/view.ts'
import { membersOf, sameView } from './members.ts'

const addId = 'save-search'

/** What one looks for again and again, by name. Who forgets one can undo it as long as the message stands. */
export function useSaved () {
  const { t } = useI18n()
  const { loaded, set } = useLoad(api.listSavedFilters, [])
  const items = loaded.state === 'ready' ? loaded.value.items : []
  const idOf = useAttempts()
  const now = useRef(items)
  now.current = items
  const put = (next: SavedFilter[]): void => set({ items: next })
  const fail = (error: unknown): void => notify({ text: problemText(t, asProblem(error)) })

  async function save (name: string, query: SavedFilter['query']): Promise<boolean> {
    try {
      const saved = await api.saveFilter({ id: idOf(JSON.stringify([name, query])), name, query })
      idOf(null)
      put([...now.current, saved])
      notify({ text: t.search.kept(name) })
      return true
    } catch (error) {
      fail(error)
      return false
    }
  }

  async function forget (filter: SavedFilter): Promise<void> {
    try {
      await api.forgetFilter(filter.id)
      put(now.current.filter(({ id }) => id !== filter.id))
      notify({ text: t.search.forgotten(filter.name), undo: { label: t.undo, run: () => { void save(filter.name, filter.query) } } })
    } catch (error) {
      fail(error)
    }
  }

  return { items, save, forget }
}

type Saved = ReturnType<typeof useSaved>

function NameForm ({ onSave, onClose }: { onSave: (name: string) => Promise<boolean>, onClose: () => void }) {
  const { t } = useI18n()
  const [name, setName] = useState('')
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.focus(), [])
  async function submit (): Promise<void> {
    if (name.trim() === '') {
      setError(t.search.nameMissing)
      input.current?.focus()
      return
    }
    setBusy(true)
    const done = await onSave(name.trim())
    setBusy(false)
    if (done) onClose()
  }
  return (
    <form
      class='save-form' noValidate onSubmit={event => { event.preventDefault(); if (!busy) void submit() }}
      onKeyDown={event => { if (event.key === 'Escape') onClose() }}
    >
      <Field id='search-name' label={t.search.name} hint={t.search.nameHint} error={error}>
        {control => <input {...control} ref={input} class='form-control' maxLength={80} autocomplete='off' value={name} onInput={event => setName(event.currentTarget.value)} />}
      </Field>
      <div class='actions'>
        <Button kind='primary' small submit busy={busy}>{t.search.confirm}</Button>
        <Button kind='link' small onClick={onClose}>{t.cancel}</Button>
      </div>
    </form>
  )
}

interface SavedFiltersProps { saved: Saved, view: ListView, onLeft: () => void }

/** The searches that have a name, and the way to forget each. */
export function SavedFilters ({ saved: { items, forget }, view, onLeft }: SavedFiltersProps) {
  const { t } = useI18n()
  if (items.length === 0) return null
  return (
    <div class='saved-filters'>
      <h2 id='saved-filters'>{t.search.saved}</h2>
      <ul aria-labelledby='saved-filters'>
        {items.map(item => {
          const saved = viewOf(item.query)
          return (
            <li key={item.id}>
              <a class='chip' href={links.search(saved.filter, saved.query)} aria-current={sameView(saved, view) ? 'true' : undefined}>{item.name}</a>
              <Button kind='link' small icon='close' aria-label={t.search.forget(item.name)} onClick={() => { void forget(item).then(onLeft) }} />
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** Gives what is looked for a name, unless it has one. */
export function SaveSearch ({ saved: { items, save }, view, onLeft }: SavedFiltersProps) {
  const { t } = useI18n()
  const [naming, setNaming] = useState(false)
  // The button comes back only when nothing was saved: else the count takes the focus.
  const close = (): void => {
    setNaming(false)
    requestAnimationFrame(() => {
      const button = document.getElementById(addId)
      if (button === null) onLeft()
      else button.focus()
    })
  }
  const query = askedOf(view)
  const isNew = membersOf(view).length > 0 && !items.some(item => sameView(viewOf(item.query), view))
  if (naming) return <NameForm onSave={async name => await save(name, query)} onClose={close} />
  return isNew ? <Button kind='link' small icon='add' id={addId} onClick={() => setNaming(true)}>{t.search.save}</Button> : null
}

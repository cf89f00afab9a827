import { useRef, useState } from 'preact/hooks'
import { api } from '../../api.ts'
import type { ToolValue } from '../../api/types.ts'
import { Button } from '../../components/button.tsx'
import { Failure } from '../../components/failure.tsx'
import { Field } from '../../components/field.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { notify } from '../../components/toast.tsx'
import { useI18n } from '../../i18n/context.ts'
import { useLoad } from '../../use-load.ts'

/** A value and a button that copies it; where a frame may not write to the clipboard, the text is selected instead. */
function Value ({ value: { name, value } }: { value: ToolValue }) {
  const { t } = useI18n()
  const text = useRef<HTMLTextAreaElement>(null)
  const label = t.connect.value[name]
  async function copy (): Promise<void> {
    try {
      await navigator.clipboard.writeText(value)
      notify({ text: t.connect.copied(label) })
    } catch {
      text.current?.focus()
      text.current?.select()
      notify({ text: t.connect.selected(label) })
    }
  }
  return (
    <Field id={`value-${name}`} label={label}>
      {control => (
        <div class='copied-value'>
          <textarea {...control} ref={text} class='form-control' readOnly rows={value.split('\n').length} value={value} onFocus={event => event.currentTarget.select()} />
          <Button small aria-label={t.connect.copyOf(label)} onClick={() => void copy()}>{t.connect.copy}</Button>
        </div>
      )}
    </Field>
  )
}

function Values () {
  const { loaded, reload } = useLoad(api.listToolValues, [])
  if (loaded.state === 'loading') return <Skeleton rows={2} />
  if (loaded.state === 'failed') return <Failure part problem={loaded.problem} retry={reload} />
  return <>{loaded.value.items.map(value => <Value key={value.name} value={value} />)}</>
}

/** How another Moodle is connected: by an invitation, or by hand. */
export function Connect () {
  const { t } = useI18n()
  const [opened, setOpened] = useState(false)
  return (
    <details class='connect' onToggle={() => setOpened(true)}>
      <summary>{t.connect.title}</summary>
      <p>{t.connect.invitation}</p>
      <h3>{t.connect.byHand}</h3>
      <ol>
        <li>{t.connect.form}</li>
        <li>{t.connect.copyThese}<div class='copied-values'>{opened && <Values />}</div></li>
        <li>{t.connect.services}</li>
        <li>{t.connect.details}</li>
      </ol>
    </details>
  )
}

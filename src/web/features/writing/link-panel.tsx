import { useEffect, useRef, useState } from 'preact/hooks'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { useI18n } from '../../i18n/context.ts'
import { isSafe } from './schema.ts'

interface LinkPanelProps { id: string, href: string, onSet: (href: string) => void, onClose: () => void }

const completed = (address: string): string => address === '' || isSafe(address) ? address : `https://${address}`

/** Asks where a link leads: in the page, as a frame may not open windows to ask. */
export function LinkPanel ({ id, href, onSet, onClose }: LinkPanelProps) {
  const { t } = useI18n()
  const [address, setAddress] = useState(href)
  const [wrong, setWrong] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.focus(), [])
  const set = (): void => {
    const complete = completed(address.trim())
    if (complete !== '' && !URL.canParse(complete)) setWrong(true)
    else onSet(complete === '' ? '' : new URL(complete).href)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    event.preventDefault()
    if (event.key === 'Enter') set()
    else onClose()
  }
  return (
    <div class='link-panel' role='group' aria-label={t.editor.link}>
      <Field id={`${id}-link`} label={t.editor.linkAddress} error={wrong ? t.fieldProblems['url.not-a-link'] : undefined}>
        {control => (
          <input
            {...control} ref={input} class='form-control' type='url' inputMode='url' placeholder='https://' value={address}
            onInput={event => { setAddress(event.currentTarget.value); setWrong(false) }} onKeyDown={onKeyDown}
          />
        )}
      </Field>
      <div class='actions'>
        <Button small kind='primary' onClick={set}>{t.editor.linkSet}</Button>
        {href !== '' && <Button small onClick={() => onSet('')}>{t.editor.linkRemove}</Button>}
        <Button small kind='link' onClick={onClose}>{t.cancel}</Button>
      </div>
    </div>
  )
}

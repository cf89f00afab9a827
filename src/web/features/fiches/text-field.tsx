import { useMemo, useRef, useState } from 'preact/hooks'
import { Button } from '../../components/button.tsx'
import { focusOn } from '../../components/error-summary.tsx'
import { FieldError } from '../../components/field.tsx'
import { Markdown } from '../../components/markdown.tsx'
import { useI18n } from '../../i18n/context.ts'
import { useRichText, type EditorKind } from '../writing/editor-kind.ts'
import { useContentTitles } from './content-titles.ts'
import type { FieldsProps } from './fields-props.ts'
import { fieldIds } from './field-problems.ts'
import type { Form } from './form.ts'
import { limits } from './limits.ts'

export type TextName = 'context' | 'description' | 'analysis' | 'contribution'

export interface Writing {
  kind: EditorKind
  choose: (kind: EditorKind) => void
  /** Images that were pasted between the words. */
  onImages: (images: File[]) => void
}

interface TextFieldProps extends FieldsProps { name: TextName, writing: Writing }

/**
 * The visual editor where it is wanted, is there, and gives back every word of this text. It does not take the place of
 * a textarea while one types in it.
 */
function useRich (text: string, wanted: boolean) {
  const [typing, setTyping] = useState(false)
  const own = useRef<string | undefined>(undefined)
  const part = useRichText(wanted)
  const fits = useMemo(() => part === undefined || text === own.current || part.survives(text), [part, text])
  const take = (text: string): void => { own.current = text }
  return { RichText: fits && !typing ? part?.RichText : undefined, fits, setTyping, take }
}

/** A CommonMark text: as it will look, or as it is. */
export function TextField ({ draft, problemOf, name, writing: { kind, choose, onImages } }: TextFieldProps) {
  const { t, locale } = useI18n()
  const [preview, setPreview] = useState(false)
  const [refused, setRefused] = useState(false)
  const id = fieldIds[name]
  const [text, label, error] = [draft.form[name], useContentTitles()[name], problemOf(id)]
  const { RichText, fits, setTyping, take } = useRich(text, kind === 'visual')
  const put = (text: string): void => {
    setRefused(false)
    draft.change((form): Form => ({ ...form, [name]: text }))
  }
  const describedBy = [`${id}-hint`, error === undefined ? '' : `${id}-error`].join(' ').trim()
  const swap = (): void => {
    setPreview(false)
    choose(kind === 'visual' ? 'plain' : 'visual')
  }
  return (
    <div class='text-field'>
      <div class='field'>
        <label class='form-label' id={`${id}-label`} for={id} onClick={() => { if (RichText !== undefined) focusOn(id) }}>{label}</label>
        <p class='form-text' id={`${id}-hint`}>{t.form.textHint[name]}</p>
        <FieldError id={`${id}-error`} text={error} />
        {RichText !== undefined
          ? (
            <RichText
              id={id} label={label} describedBy={describedBy} invalid={error !== undefined} limit={limits.text} text={text} onImages={onImages}
              onFull={() => setRefused(true)} onText={text => { take(text); put(text) }}
            />
            )
          : (
            <textarea
              id={id} class='form-control' rows={7} maxLength={limits.text} value={text} hidden={preview} aria-describedby={describedBy} aria-invalid={error === undefined ? undefined : true}
              onFocus={() => setTyping(true)} onBlur={() => setTyping(false)} onInput={event => put(event.currentTarget.value)}
            />
            )}
      </div>
      <div role='status'>{(refused || text.length >= limits.text) && <p class='room'>{t.form.full(new Intl.NumberFormat(locale).format(limits.text))}</p>}</div>
      {preview && RichText === undefined && (
        <div class='preview' role='region' aria-label={t.form.previewOf(label)}>
          {text.trim() === '' ? <p class='quiet'>{t.nothing}</p> : <Markdown text={text} top={2} />}
        </div>
      )}
      <div class='text-tools'>
        <p class='form-text'>{kind === 'plain' ? t.form.markup : fits ? '' : t.editor.unfit}</p>
        <div class='actions'>
          {RichText === undefined && (
            <Button kind='link' small aria-label={preview ? t.form.writeOf(label) : t.form.previewOf(label)} onClick={() => setPreview(!preview)}>
              {preview ? t.form.write : t.form.preview}
            </Button>
          )}
          <Button kind='link' small onClick={swap}>{kind === 'visual' ? t.editor.plain : t.editor.visual}</Button>
        </div>
      </div>
    </div>
  )
}

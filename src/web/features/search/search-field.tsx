import { useEffect, useRef, useState } from 'preact/hooks'
import { Button } from '../../components/button.tsx'
import { useI18n } from '../../i18n/context.ts'

const pauseMs = 400

/** The words looked for: sent once one pauses, or at once with Enter. */
export function SearchField ({ words, onWords }: { words: string, onWords: (words: string) => void }) {
  const { t } = useI18n()
  const [text, setText] = useState(words)
  const sent = useRef(words)
  const send = (): void => {
    if (text.trim() === sent.current) return
    sent.current = text.trim()
    onWords(sent.current)
  }
  // A filter that was chosen during the pause stays: the words go with the search as it is by then.
  const latest = useRef(send)
  latest.current = send
  useEffect(() => {
    const timer = setTimeout(() => latest.current(), pauseMs)
    return () => clearTimeout(timer)
  }, [text])
  useEffect(() => {
    // The address came to say something else: one went back, or chose a saved search. What is being typed is not overtaken.
    if (words === sent.current) return
    sent.current = words
    setText(words)
  }, [words])
  return (
    <form class='search-field' role='search' onSubmit={event => { event.preventDefault(); send() }}>
      <label class='form-label' for='search-words'>{t.search.words}</label>
      <div>
        <input
          id='search-words' class='form-control' type='search' autocomplete='off' enterkeyhint='search' maxLength={200}
          aria-describedby='search-hint' value={text} onInput={event => setText(event.currentTarget.value)}
        />
        <Button kind='primary' icon='search' submit>{t.search.go}</Button>
      </div>
      <p class='form-text' id='search-hint'>{t.search.hint}</p>
    </form>
  )
}

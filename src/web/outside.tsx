import { Heading } from './components/heading.tsx'
import { Icon } from './components/icon.tsx'
import { useI18n } from './i18n/context.ts'

/** Nobody is known, or not any more: how to come in from Moodle. */
export function Outside ({ why }: { why: 'ended' | 'unopened' }) {
  const { t } = useI18n()
  const words = why === 'ended' ? t.ended : t.unopened
  return (
    <main class='outside'>
      <div class='blank' role={why === 'ended' ? 'alert' : undefined}>
        <Icon name={why === 'ended' ? 'submitted' : 'info'} />
        <Heading name={words.title} />
        <p>{words.text}</p>
        <ol class='steps'>{[t.unopened.step1, t.unopened.step2, t.unopened.step3].map(step => <li key={step}>{step}</li>)}</ol>
      </div>
    </main>
  )
}

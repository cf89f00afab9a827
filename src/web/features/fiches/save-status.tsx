import { asProblem } from '../../api/problem.ts'
import { Button } from '../../components/button.tsx'
import { focusOn } from '../../components/error-summary.tsx'
import { Icon, type IconName } from '../../components/icon.tsx'
import { useI18n } from '../../i18n/context.ts'
import type { I18n } from '../../i18n/index.ts'
import { problemText } from '../../i18n/problems.ts'
import type { SaveState } from './autosave.ts'
import type { Form } from './form.ts'

interface Said { icon: IconName | null, text: string, trouble: boolean }

function sayTrouble ({ t }: I18n, save: SaveState<Form>, kept: boolean): string {
  if (save.phase === 'conflict') return t.save.conflict
  if (save.phase === 'refused') return `${t.save.refused} ${problemText(t, asProblem(save.error))}`
  if (save.phase === 'ended') return kept ? t.save.ended : t.save.endedNotKept
  return kept ? t.save.offline : t.save.offlineNotKept
}

function say (i18n: I18n, save: SaveState<Form>, kept: boolean): Said {
  const { t, time } = i18n
  if (save.phase === 'pending' || save.phase === 'saving') return { icon: 'pencil', text: t.save.saving, trouble: false }
  if (save.phase !== 'idle') return { icon: 'warning', text: sayTrouble(i18n, save, kept), trouble: true }
  return save.savedAt === null ? { icon: null, text: t.save.automatic, trouble: false } : { icon: 'check', text: t.save.saved(time(save.savedAt)), trouble: false }
}

/**
 * Whether what is typed is safe. Only trouble and its end are announced: hearing «saved» at every pause would make
 * it impossible to write by ear.
 */
export function SaveStatus ({ save, kept }: { save: SaveState<Form>, kept: boolean }) {
  const i18n = useI18n()
  const { t } = i18n
  const { icon, text, trouble } = say(i18n, save, kept)
  return (
    <p class={trouble ? 'save-status save-trouble' : 'save-status'}>
      {icon !== null && <Icon name={icon} />}
      <span>{text}</span>
      {save.phase === 'conflict' && <Button kind='link' small onClick={() => focusOn('conflict')}>{t.save.choose}</Button>}
      <span class='visually-hidden' role='status'>{trouble ? text : ''}</span>
    </p>
  )
}

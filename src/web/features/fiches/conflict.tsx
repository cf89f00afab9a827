import type { UnitCompetence } from '../../api/types.ts'
import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { notify } from '../../components/toast.tsx'
import { useI18n } from '../../i18n/context.ts'
import type { Form } from './form.ts'
import { FormSides } from './form-glance.tsx'
import type { DraftInHand } from './use-draft.ts'

/** Two tabs have written the same draft: both texts are shown, one is chosen, the other can be had back. */
export function Conflict ({ draft, other, competences }: { draft: DraftInHand, other: Form, competences: readonly UnitCompetence[] }) {
  const { t } = useI18n()
  const mine = draft.form
  const takeOther = (): void => {
    draft.takeOther()
    notify({ text: t.conflict.took, undo: { label: t.undo, run: () => draft.change(() => mine) } })
  }
  const keepMine = (): void => {
    draft.keepMine()
    notify({ text: t.conflict.kept, undo: { label: t.undo, run: () => draft.change(() => other) } })
  }
  return (
    <Notice
      id='conflict' kind='warning' urgent title={t.conflict.title}
      actions={<><Button kind='primary' onClick={keepMine}>{t.conflict.keep}</Button><Button onClick={takeOther}>{t.conflict.take}</Button></>}
    >
      <p>{t.conflict.text}</p>
      <FormSides mine={mine} other={other} names={{ mine: t.conflict.mine, other: t.conflict.other }} competences={competences} />
    </Notice>
  )
}

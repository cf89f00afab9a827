import { Field } from '../../components/field.tsx'
import type { SummaryItem } from '../../components/summary-item.ts'
import { useI18n } from '../../i18n/context.ts'
import { useMe } from '../../person.ts'
import { CompetenceField } from './competence-field.tsx'
import { fieldIds } from './field-problems.ts'
import type { FieldsProps, ProblemOf } from './fields-props.ts'
import { Guidance } from './guidance.tsx'
import { ImageField } from './image-field.tsx'
import { LetterField } from './letter-field.tsx'
import { limits } from './limits.ts'
import { LinkField } from './link-field.tsx'
import { TextField } from './text-field.tsx'
import type { DraftInHand } from './use-draft.ts'
import type { Uploads } from './use-uploads.ts'
import type { WriteData } from './write-data.ts'

const TitleField = ({ draft, problemOf }: FieldsProps) => {
  const { t } = useI18n()
  return (
    <Field id={fieldIds.title} label={t.form.title} hint={t.form.titleHint} error={problemOf(fieldIds.title)}>
      {control => (
        <input
          {...control} class='form-control' maxLength={limits.title} value={draft.form.title}
          onInput={({ currentTarget: { value } }) => draft.change(form => ({ ...form, title: value }))}
        />
      )}
    </Field>
  )
}

interface EditorFieldsProps { draft: DraftInHand, data: WriteData, uploads: Uploads, problems: SummaryItem[] }

/** The seven fields of a proof, in the order in which one is made. */
export function EditorFields ({ problems, uploads, ...rest }: EditorFieldsProps) {
  const { t, locale } = useI18n()
  const { unit: { profile } } = useMe()
  const problemOf: ProblemOf = fieldId => problems.find(problem => problem.fieldId === fieldId)?.text
  const props = { ...rest, problemOf }
  const questions = (kind: 'description' | 'analysis'): string[] => profile.guidance[kind].map(sentence => sentence[locale])
  return (
    <>
      <TitleField {...props} />
      <div class='guided'>
        <TextField {...props} name='description' label={t.form.description} hint={t.form.descriptionHint} />
        <Guidance level={1} questions={questions('description')} credit={profile.guidance.credit[locale]} />
      </div>
      <div class='guided'>
        <TextField {...props} name='analysis' label={t.form.analysis} hint={t.form.analysisHint} />
        <Guidance level={2} questions={questions('analysis')} credit={profile.guidance.credit[locale]} />
      </div>
      <ImageField {...props} uploads={uploads} />
      <CompetenceField {...props} />
      <LinkField {...props} />
      {profile.letter && <LetterField {...props} />}
    </>
  )
}

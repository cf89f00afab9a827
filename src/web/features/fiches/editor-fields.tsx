import { useState } from 'preact/hooks'
import { Field } from '../../components/field.tsx'
import type { SummaryItem } from '../../components/summary-item.ts'
import { useI18n } from '../../i18n/context.ts'
import { useMe } from '../../person.ts'
import { useMedia } from '../../use-media.ts'
import { Examples } from '../writing/examples.tsx'
import { useEditorKind } from '../writing/editor-kind.ts'
import { ExperienceField } from '../writing/experience-field.tsx'
import { SituationTypesField } from '../writing/situation-types-field.tsx'
import { TracesField } from '../writing/traces-field.tsx'
import type { LinkChecks } from '../writing/use-link-checks.ts'
import { CompetenceField } from './competence-field.tsx'
import { useContentTitles } from './content-titles.ts'
import { fieldIds } from './field-problems.ts'
import type { FieldsProps, ProblemOf } from './fields-props.ts'
import { Guidance } from './guidance.tsx'
import { LetterField } from './letter-field.tsx'
import { limits } from './limits.ts'
import { TextField, type TextName, type Writing } from './text-field.tsx'
import type { DraftInHand } from './use-draft.ts'
import type { Uploads } from './use-uploads.ts'
import type { WriteData } from './write-data.ts'

const TitleField = ({ draft, problemOf }: FieldsProps) => {
  const { t } = useI18n()
  return (
    <Field id={fieldIds.title} label={useContentTitles().title} hint={t.form.titleHint} error={problemOf(fieldIds.title)}>
      {control => (
        <input
          {...control} class='form-control' maxLength={limits.title} value={draft.form.title}
          onInput={({ currentTarget: { value } }) => draft.change(form => ({ ...form, title: value }))}
        />
      )}
    </Field>
  )
}

interface GuidedTextProps extends FieldsProps { name: TextName, wide: boolean, writing: Writing }

/** A text, and what helps to write it: beside it where there is room, folded above it where there is not. */
function GuidedText ({ name, wide, writing, ...props }: GuidedTextProps) {
  const { unit: { profile } } = useMe()
  const text = <TextField key='text' {...props} name={name} writing={writing} />
  if (name !== 'description' && name !== 'analysis') return text
  const guidance = <Guidance key='guidance' name={name} guidance={profile.guidance} draft={props.draft} open={wide} />
  return <div class='guided'>{wide ? [text, guidance] : [guidance, text]}</div>
}

interface EditorFieldsProps { draft: DraftInHand, data: WriteData, uploads: Uploads, checks: LinkChecks, look: (url: string) => void, problems: SummaryItem[] }

/** The fields that the unit's profile asks for. On a phone a new fiche begins with what is at hand: a title and a photo. */
export function EditorFields ({ problems, uploads, checks, look, ...rest }: EditorFieldsProps) {
  const { t } = useI18n()
  const { unit: { profile } } = useMe()
  const [kind, choose] = useEditorKind()
  const wide = useMedia('(min-width: 50rem)')
  // A phone that is turned leaves the fields where they are: one may be typing in one of them.
  const [isQuick] = useState(rest.data.start.isNew && !wide)
  const problemOf: ProblemOf = fieldId => problems.find(problem => problem.fieldId === fieldId)?.text
  const props = { ...rest, problemOf }
  const codes = rest.data.competences.items.filter(({ id }) => rest.draft.form.competenceIds.includes(id)).map(({ code }) => code)
  const traces = <TracesField key='traces' {...props} uploads={uploads} checks={checks} look={look} />
  const texts = profile.texts.map(name => <GuidedText key={name} {...props} name={name} wide={wide} writing={{ kind, choose, onImages: uploads.begin }} />)
  const examples = <Examples key='examples' examples={profile.guidance.examples} codes={codes} />
  return (
    <>
      <TitleField {...props} />
      {isQuick
        ? [traces, <p class='quick' key='quick'>{t.write.quick}</p>, ...texts, examples]
        : [...texts, examples, traces]}
      <CompetenceField {...props} />
      <SituationTypesField {...props} />
      <ExperienceField {...props} />
      {profile.letter && <LetterField {...props} />}
    </>
  )
}

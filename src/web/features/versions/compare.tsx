import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { api } from '../../api.ts'
import { ApiProblem } from '../../api/problem.ts'
import type { Fiche, Version } from '../../api/types.ts'
import { Failure } from '../../components/failure.tsx'
import { Field } from '../../components/field.tsx'
import { Heading } from '../../components/heading.tsx'
import { Icon } from '../../components/icon.tsx'
import { Notice } from '../../components/notice.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useI18n } from '../../i18n/context.ts'
import { useMe } from '../../person.ts'
import { renameHere } from '../../router.ts'
import { links } from '../../routes.ts'
import { useLoad } from '../../use-load.ts'
import { useContentTitles } from '../fiches/content-titles.ts'
import { textNames } from '../fiches/content-view.tsx'
import { sentenceIn } from '../writing/sentence.ts'
import { ComparedCompetences, ComparedNames, ComparedTraces } from './compared-lists.tsx'
import { ComparedText } from './compared-text.tsx'
import './compare.scss'

interface PartProps { title: string, same: boolean, children: ComponentChildren }

/** A field of both versions. What has not changed is said in a word. */
function Part ({ title, same, children }: PartProps) {
  const { t } = useI18n()
  return (
    <section class='part'>
      <h2>{title}{same && <span class='compared-unchanged'>{t.compare.unchanged}</span>}</h2>
      {!same && children}
    </section>
  )
}

const alike = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

function Parts ({ before, after }: { before: Version, after: Version }) {
  const { t, locale } = useI18n()
  const { unit: { profile } } = useMe()
  const titles = useContentTitles()
  const told = (['title', ...textNames] as const).filter(name => before[name] !== '' || after[name] !== '')
  const labels = new Map(profile.situationTypes.map(({ id, label }) => [id, sentenceIn(locale, label)]))
  const typesOf = (version: Version): string[] => version.situationTypes.map(id => labels.get(id) ?? id)
  return (
    <>
      {told.map(name => <Part key={name} title={titles[name]} same={before[name] === after[name]}><ComparedText before={before[name]} after={after[name]} /></Part>)}
      <Part title={t.traces.title} same={alike(before.traces, after.traces)}><ComparedTraces before={before} after={after} /></Part>
      <Part title={t.card.competences} same={alike(before.competences, after.competences)}><ComparedCompetences before={before} after={after} /></Part>
      {(before.situationTypes.length > 0 || after.situationTypes.length > 0) && (
        <Part title={t.card.situationTypes} same={alike(before.situationTypes, after.situationTypes)}><ComparedNames before={typesOf(before)} after={typesOf(after)} /></Part>
      )}
      {(before.experience !== null || after.experience !== null) && (
        <Part title={t.card.experience} same={alike(before.experience, after.experience)}>
          <ComparedText before={before.experience?.title ?? ''} after={after.experience?.title ?? ''} />
        </Part>
      )}
    </>
  )
}

interface ChoiceProps { id: string, label: string, versions: readonly Version[], chosen: number, onChoose: (number: number) => void }

function Choice ({ id, label, versions, chosen, onChoose }: ChoiceProps) {
  const { t, date } = useI18n()
  return (
    <Field id={id} label={label}>
      {control => (
        <select {...control} class='form-select' value={chosen} onChange={event => onChoose(Number(event.currentTarget.value))}>
          {versions.map(({ number, publishedAt }) => <option key={number} value={number}>{t.version.short(number)} · {date(publishedAt)}</option>)}
        </select>
      )}
    </Field>
  )
}

function Compare ({ fiche, first }: { fiche: Fiche, first: { before: number, after: number } }) {
  const { t } = useI18n()
  const [chosen, setChosen] = useState(first)
  const before = fiche.versions.find(({ number }) => number === chosen.before)
  const after = fiche.versions.find(({ number }) => number === chosen.after)
  if (before === undefined || after === undefined) return <Failure problem={new ApiProblem(404, 'not-found')} />
  const choose = (next: typeof chosen): void => {
    setChosen(next)
    renameHere(links.compare(fiche.id, next.before, next.after))
  }
  const contentOf = ({ number: _, publishedAt: __, importedAt: ___, contentHash: ____, ...content }: Version) => content
  return (
    <div class='compare'>
      <a class='back' href={links.card(fiche.id)}><Icon name='back' />{t.nav.back}</a>
      <Heading name={t.compare.title} />
      <p class='lead'>{after.title}</p>
      <div class='compare-choices'>
        <Choice id='before' label={t.compare.before} versions={fiche.versions} chosen={chosen.before} onChoose={before => choose({ ...chosen, before })} />
        <Choice id='after' label={t.compare.after} versions={fiche.versions} chosen={chosen.after} onChoose={after => choose({ ...chosen, after })} />
      </div>
      <div role='status'>
        {alike(contentOf(before), contentOf(after)) ? <Notice kind='info'>{t.compare.alike}</Notice> : <p class='quiet'>{t.compare.legend}</p>}
      </div>
      <Parts before={before} after={after} />
    </div>
  )
}

/** Two versions of a fiche, word by word. */
export function CompareScreen ({ ficheId, before, after }: { ficheId: string, before: number, after: number }) {
  const { loaded, reload } = useLoad(async () => await api.readFiche(ficheId), [ficheId])
  if (loaded.state === 'failed') return <Failure problem={loaded.problem} retry={reload} />
  if (loaded.state === 'loading') return <Skeleton />
  return <Compare fiche={loaded.value} first={{ before, after }} />
}

import t from 'tap'
import type { LinkCheck, Profile } from '../../src/web/api/types.ts'
import { fileTrace, linkTrace, emptyForm, type Form } from '../../src/web/features/fiches/form.ts'
import { adviceOf } from '../../src/web/features/writing/advice.ts'
import { folderName } from '../../src/web/features/writing/cloud.ts'
import { proofs } from '../../src/features/units/profiles.ts'

const competences = [{ id: 'c1', code: 'CG3', label: 'Concevoir des systèmes', nextLetter: 'A' }]
const file = { id: 'f1', name: 'plan.png', mediaType: 'image/png', size: 1, width: 2, height: 3 }
const url = 'https://cloud.example/f/12'
const description = 'D’abord une réunion, puis le planning, choisi car le client le demandait ; sa validation l’a confirmé.'
const analysis = 'Cette trace montre la compétence visée : j’ai appris à découper les tâches, à prévoir des marges et à prévenir le client assez tôt pour que rien ne se perde en route.'
const complete: Form = { ...emptyForm(), description, analysis, competenceIds: ['c1'], traces: [fileTrace(file)] }
const seen = (check: Partial<LinkCheck>): ReadonlyMap<string, LinkCheck | null> =>
  new Map([[url, { url, kind: 'public', outcome: 'reachable', checkedAt: null, ...check }]])
const linked = { traces: [{ ...linkTrace('k'), url }] }
const codes = (form: Partial<Form>, { profile = proofs, checks = new Map() }: { profile?: Profile, checks?: ReadonlyMap<string, LinkCheck | null> } = {}): string[] =>
  adviceOf({ form: { ...complete, ...form }, profile, competences, checks }).map(({ code }) => code)

const cases: Array<[name: string, found: string[], wanted: string[]]> = [
  ['a complete proof', codes({}), []],
  ['no trace', codes({ traces: [] }), ['no_trace']],
  ['an empty row is no trace', codes({ traces: [linkTrace('k')] }), ['no_trace']],
  ['no analysis', codes({ analysis: '' }), ['no_level2', 'relevance_not_justified']],
  ['a very short analysis', codes({ analysis: 'Cela montre que je sais faire.' }), ['no_level2']],
  ['the competence by its code', codes({ analysis: analysis.replace('montre la compétence visée', 'est de CG3') }), []],
  ['the competence by a word of its label, whatever its ending', codes({ analysis: analysis.replace('montre la compétence visée', 'vient de la conception d’un système') }), []],
  ['nothing of the competence', codes({ analysis: analysis.replace('montre la compétence visée', 'vient du printemps') }), ['relevance_not_justified']],
  ['no process', codes({ description: 'Un planning du projet.' }), ['process_missing']],
  ['nothing described yet', codes({ description: '' }), []],
  ['a list is a process', codes({ description: '- réunion\n- planning, car le client le demandait\n- validation' }), []],
  ['a link that opens', codes(linked, { checks: seen({}) }), []],
  ['a link that nobody has looked at', codes(linked), []],
  ['a link that is being looked at', codes(linked, { checks: new Map([[url, null]]) }), []],
  ['a link behind a login', codes(linked, { checks: seen({ outcome: 'login' }) }), ['trace_not_accessible']],
  ['a link that is gone', codes(linked, { checks: seen({ outcome: 'gone' }) }), ['trace_not_accessible']],
  ['a link that does not answer', codes(linked, { checks: seen({ outcome: 'unreachable' }) }), ['trace_not_accessible']],
  ['IMT-44 a direct link, which no server can see', codes(linked, { checks: seen({ kind: 'nextcloud-direct' }) }), ['trace_not_accessible']],
  ['words that are no address', codes({ traces: [{ ...linkTrace('k'), url: 'le serveur' }] }), ['trace_not_accessible']],
  ['a unit without analysis', codes({ analysis: '' }, { profile: { ...proofs, texts: ['context', 'description'] } }), []]
]

t.test('IMT-33 what a tutor would ask for', async t => {
  for (const [name, found, wanted] of cases) t.same(found, wanted, name)
})

t.test('IMT-33 it says what could be added to the process, and where', async t => {
  const [advice] = adviceOf({ form: { ...complete, description: 'Un planning du projet.', analysis: `${analysis} Je l’ai choisi.` }, profile: proofs, competences, checks: new Map() })
  t.same(advice, { code: 'process_missing', fieldId: 'field-description', lacks: ['steps', 'result'] })
})

t.test('IMT-44 the folder to share', async t => {
  t.equal(folderName('Inès Le Goff', 2026), '2026-Portfolio de compétences-IL')
  t.equal(folderName('Élise', 2026), '2026-Portfolio de compétences-E')
  t.equal(folderName('', 2026), '2026-Portfolio de compétences-')
})

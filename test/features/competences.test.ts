import t from 'tap'
import { nextLetter } from '../../src/features/competences/letters.ts'
import { readItems } from '../../src/features/frameworks/domain.ts'
import { computeScore } from '../../src/features/scores/compute.ts'
import { openSchool, publishFiche } from '../support/school.ts'

t.test('renaming a competence makes the next framework version; what is published keeps its wording', async t => {
  const school = await openSchool(t)
  const ines = await school.enter('ines', ['student'])
  const gwenola = await school.enter('gwenola', ['staff', 'administrator'])
  const { id, competenceId } = await publishFiche(ines)
  const before = (await gwenola.call('GET', '/competences')).json()
  t.equal(before.framework.version, 1)
  const renamed = await gwenola.call('PATCH', `/competences/${competenceId}`, { label: ' Concevoir ' }, { 'if-match': '"1"' })
  t.match(renamed.json(), { framework: { version: 2 }, items: [{ id: competenceId, code: 'CG3', label: 'Concevoir' }, { code: 'CG8' }] })
  t.match((await gwenola.call('PATCH', `/competences/${competenceId}`, { label: 'Trop tard' }, { 'if-match': '"1"' })).json(), { status: 412, code: 'stale' })
  const v1 = (await ines.call('GET', `/fiches/${id}`)).json().versions[0]
  t.match(v1.competences[0].label, /^Concevoir et réaliser/)
  const { revision } = (await ines.call('POST', `/fiches/${id}/draft`)).json()
  const v2 = (await ines.call('POST', `/fiches/${id}/versions`, undefined, { 'if-match': `"${revision}"` })).json()
  t.equal(v2.competences[0].label, 'Concevoir', 'the next version has the new one')
  t.equal((await ines.call('GET', '/competences')).json().items[0].nextLetter, 'B', 'and it is still the same competence')
})

t.test('two administrators who rename at once: one is told', async t => {
  const school = await openSchool(t)
  const gwenola = await school.enter('gwenola', ['administrator'])
  const { items } = (await gwenola.call('GET', '/competences')).json()
  const answers = await Promise.all(items.map((item: { id: string }, index: number) =>
    gwenola.call('PATCH', `/competences/${item.id}`, { label: `Nom ${index}` }, { 'if-match': '"1"' })))
  t.same(answers.map(answer => answer.statusCode).sort(), [200, 412])
})

t.test('letters: the first free one, Z then AA', async t => {
  t.equal(nextLetter([]), 'A')
  t.equal(nextLetter(['A', 'C']), 'B')
  const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  t.equal(nextLetter(alphabet), 'AA')
  t.equal(nextLetter([...alphabet, 'AA']), 'AB')
  const all: string[] = []
  for (let letter = nextLetter(all); letter !== null; letter = nextLetter(all)) all.push(letter)
  t.equal(all.length, 702)
  t.equal(all.at(-1), 'ZZ')
})

t.test('a framework file is read whole or refused', async t => {
  t.match(readItems('code,parent,type,label\nB1,,bloc,Bloc\nB1.1,B1,competence,Gérer\n'), [{ code: 'B1', parentId: null }, { code: 'B1.1', position: 1 }])
  t.throws(() => readItems('code,parent,type,label\nB1.1,B1,competence,Gérer\n'), { message: /row 2/ }, 'a parent must stand above')
  t.throws(() => readItems('code,parent,type,label\n,,competence,Gérer\n'))
  t.throws(() => readItems('code,label\nA,b\n'))
})

t.test('the score is the share of what the unit asks for', async t => {
  const competences = [{ id: '1', code: 'CG3' }, { id: '2', code: 'CG8' }, { id: '3', code: 'CG9' }]
  t.match(computeScore(competences, new Map(), 1), { given: 0, maximum: 100, completed: false })
  t.match(computeScore(competences, new Map([['1', 4]]), 1), { given: 33.33 }, 'more of one is not another')
  t.match(computeScore(competences, new Map([['1', 1], ['2', 2]]), 2), { given: 50, comment: '1 compétence prouvée sur 3 (fiches approuvées : CG3 1/2, CG8 2/2, CG9 0/2)' })
  t.match(computeScore(competences, new Map([['1', 1], ['2', 1], ['3', 1]]), 1), { given: 100, completed: true })
  t.match(computeScore([], new Map(), 1), { given: 0, completed: false })
})

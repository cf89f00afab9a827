import t from 'tap'
import { v7 } from 'uuid'
import { openSchool, type Client } from '../support/school.ts'

const filter = (name: string, query: Record<string, unknown> = { state: 'submitted' }) => ({ id: v7(), name, query })
const names = async (client: Client) => (await client.call('GET', '/saved-filters')).json().items.map((item: { name: string }) => item.name)

t.test('IMT-37 a filter is saved under a name, found again as it was, and forgotten', async t => {
  const school = await openSchool(t)
  const claire = await school.enter('claire', ['staff'])
  t.same(await names(claire), [])
  const query = { q: 'évaluation -projet', state: 'changes_requested', competenceId: v7(), group: '12', from: '2026-03-01', unread: true, sort: 'title', order: 'desc' }
  const mine = filter(' Mes groupes ', query)
  const saved = await claire.call('POST', '/saved-filters', mine)
  t.equal(saved.statusCode, 201, saved.body)
  t.match(saved.json(), { id: mine.id, name: 'Mes groupes', createdAt: /Z$/ })
  t.same(saved.json().query, query)
  await claire.call('POST', '/saved-filters', filter('Autre', {}))
  t.same(await names(claire), ['Mes groupes', 'Autre'], 'in the order in which they were saved')

  const again = await claire.call('POST', '/saved-filters', { ...mine, name: 'Autrement' })
  t.same([again.statusCode, again.json()], [201, saved.json()], 'the same id again is the same filter')
  const forget = async () => (await claire.call('DELETE', `/saved-filters/${mine.id}`)).statusCode
  t.same([await forget(), await forget()], [204, 204])
  t.same(await names(claire), ['Autre'])
})

t.test('a filter is its owner\'s in its unit', async t => {
  const school = await openSchool(t)
  const claire = await school.enter('claire', ['staff'])
  const yann = await school.enter('yann', ['staff'])
  const ines = await school.enter('ines', ['student'])
  const hers = filter('À elle')
  await claire.call('POST', '/saved-filters', hers)
  for (const other of [yann, ines]) {
    t.same(await names(other), [])
    t.match((await other.call('POST', '/saved-filters', hers)).json(), { status: 409, code: 'id-taken' })
    t.equal((await other.call('DELETE', `/saved-filters/${hers.id}`)).statusCode, 204)
  }
  t.same(await names(claire), ['À elle'])
  t.equal((await (await school.enter('gwenola', ['administrator'])).call('GET', '/saved-filters')).statusCode, 403)
})

t.test('a filter that is none is refused', async t => {
  const school = await openSchool(t)
  const claire = await school.enter('claire', ['staff'])
  for (const query of [{ surprise: 1 }, { state: 'lost' }, { sort: 'size' }, { unread: 'true' }, { q: 'a'.repeat(201) }, { from: '0000-01-01' }]) {
    t.equal((await claire.call('POST', '/saved-filters', filter('x', query))).statusCode, 400, JSON.stringify(query))
  }
  for (const name of ['', '  ', 'a'.repeat(81)]) t.equal((await claire.call('POST', '/saved-filters', filter(name))).statusCode, 400, name)
})

t.test('fifty filters, also when sixty are saved at once; one id sent often is one', async t => {
  const school = await openSchool(t)
  const claire = await school.enter('claire', ['staff'])
  const answers = await Promise.all(Array.from({ length: 60 }, (_, index) => claire.call('POST', '/saved-filters', filter(`Filtre ${index}`))))
  t.equal(answers.filter(({ statusCode }) => statusCode === 201).length, 50)
  for (const answer of answers.filter(({ statusCode }) => statusCode !== 201)) t.match(answer.json(), { status: 400, fields: [{ field: 'name', code: 'too-many' }] })
  t.equal((await names(claire)).length, 50)
  const yann = await school.enter('yann', ['staff'])
  const one = filter('Un')
  const same = await Promise.all(Array.from({ length: 5 }, () => yann.call('POST', '/saved-filters', one)))
  t.same(same.map(({ statusCode }) => statusCode), [201, 201, 201, 201, 201])
  t.same(await names(yann), ['Un'])
})

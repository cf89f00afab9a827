import fc from 'fast-check'
import t from 'tap'
import { v7 } from 'uuid'
import { addImage, improve, listIds, publish, writeDraft, writeVersion } from '../support/fiches.ts'
import { completeDraft, fileTrace, linkTrace, openSchool, type Client } from '../support/school.ts'

t.test('IMT-37 a search finds French words whatever their accents, endings and case, in quotes and without others', async t => {
  const school = await openSchool(t)
  const ines = await school.enter('ines', ['student'])
  const first = await writeVersion(ines, { title: 'L’évaluation du projet', description: 'Nous avons mené une **enquête** auprès des usagers.', analysis: 'Trop tard.' })
  const second = await writeVersion(ines, { title: 'Cahier des charges', description: 'Le projet de serre connectée.', analysis: 'Je prévoirais une maquette.' })
  const cases: Array<[q: string, found: string[]]> = [
    ['evaluations', [first]],
    ['ÉVALUER', [first]],
    ['PROJETS', [second, first]],
    ['projet maquette', [second]],
    ['"cahier des charges"', [second]],
    ['"charges des cahiers"', []],
    ['projet -serre', [first]],
    ['serre or enquete', [second, first]],
    ['enquêtes', [first]],
    ['2023 - maquette', []],
    ['serre - maquette', [second]],
    ['introuvable', []],
    ['   ', [second, first]]
  ]
  for (const [q, found] of cases) t.same(await listIds(ines, { q }), found, q)
})

t.test('IMT-37 a search looks into titles, every text, captions, alternative texts, names of files and comments, of the last version', async t => {
  const school = await openSchool(t)
  const ines = await school.enter('ines', ['student'])
  const claire = await school.enter('claire', ['staff'])
  const id = v7()
  await ines.call('POST', '/fiches', { id })
  const fileId = await addImage(ines, id, 'Mesanges.png')
  const { CG3 } = Object.fromEntries((await ines.call('GET', '/competences')).json().items.map((item: { id: string, code: string }) => [item.code, item.id]))
  const content = completeDraft(CG3, 'A', {
    title: 'Hirondelles',
    context: 'moineaux',
    description: 'alouettes',
    analysis: 'corneilles',
    contribution: 'pinsons',
    traces: [fileTrace(fileId, { caption: 'rouges-gorges', alt: 'grives' }), linkTrace('https://example.org/merles', { caption: 'buses' })]
  })
  const saved = await ines.call('PUT', `/fiches/${id}/draft`, content, { 'if-match': '"1"' })
  t.same(await listIds(ines, { q: 'alouette' }), [id], 'a draft is found too')
  t.equal((await publish(ines, id, saved.json().revision)).statusCode, 201)
  await claire.call('POST', `/fiches/${id}/comments`, { id: v7(), versionNumber: 1, text: 'Et les faucons ?' })
  for (const q of ['hirondelle', 'moineau', 'alouette', 'corneille', 'pinson', '"rouges gorges"', 'grive', 'buse', 'mesanges.png', 'faucon']) {
    t.same(await listIds(claire, { q }), [id], q)
  }
  await publish(ines, id, await improve(ines, id, { title: 'Vautours' }))
  t.same(await listIds(claire, { q: 'vautour' }), [id])
  t.same(await listIds(claire, { q: 'hirondelle' }), [], 'the last version counts')
  t.same(await listIds(claire, { q: 'faucon' }), [id], 'what was said stays')
})

t.test('whatever is searched for, it is an answer', async t => {
  const school = await openSchool(t)
  const ines = await school.enter('ines', ['student'])
  await writeVersion(ines)
  const search = (q: string) => ines.call('GET', `/fiches?q=${encodeURIComponent(q)}`)
  for (const q of ['&|!:*', "'", '"', '""', '\\', '%_', '!!', '-', '- -', '-"', '(((', 'a:*', ':A', '<->', '<1000000>', '😀', 'é'.repeat(200), '-'.repeat(200), '"'.repeat(199), 'or or or', 'le la les', '-"" '.repeat(40), '- '.repeat(99) + 'a', 'a|-'.repeat(60), '日本語', '\u0301', '\u0001', '&'.repeat(200)]) {
    t.equal((await search(q)).statusCode, 200, q)
  }
  const hostile = fc.string({ unit: fc.constantFrom('&', '|', '!', ':', '*', '(', ')', '<', '>', '-', '"', "'", '\\', ' ', 'a', 'é', 'or', '😀', '\t', '\u0007', '/', '@', '.'), maxLength: 60 })
  await fc.assert(fc.asyncProperty(hostile, async q => { t.equal((await search(q)).statusCode, 200, q) }), { numRuns: 100 })
  t.equal((await search('a\u0000')).statusCode, 400)
  t.equal((await search('a'.repeat(201))).statusCode, 400)
})

const fates = ['unwritten', 'draft', 'published', 'improved', 'removed-draft', 'removed'] as const
type Fate = typeof fates[number]
interface Made { id: string, author: string, fate: Fate }

/** A fiche of this fate: `said` is what its version says, `meant` what its draft does. */
async function make (student: Client, fate: Fate, said: string, meant: string): Promise<string> {
  if (fate === 'unwritten') return (await writeDraft(student)).id
  const id = fate === 'draft' || fate === 'removed-draft' ? (await writeDraft(student, { title: meant })).id : await writeVersion(student, { title: said })
  if (fate === 'improved' || fate === 'removed') await improve(student, id, { title: meant })
  if (fate.startsWith('removed')) await student.call('PUT', `/fiches/${id}/removal`)
  return id
}

interface World { fates: Array<[author: string, fate: Fate]>, readable: boolean, assigned: boolean }
const worlds: fc.Arbitrary<World> = fc.record({
  fates: fc.array(fc.tuple(fc.constantFrom('ines', 'malo', 'elsewhere', 'abroad'), fc.constantFrom(...fates)), { minLength: 3, maxLength: 6 }),
  readable: fc.boolean(),
  assigned: fc.boolean()
})

/** The rules, told again in other words than SQL's. */
function expected ({ readable, assigned }: World, reader: string, { author, fate }: Made) {
  const own = reader === author
  const homes: Record<string, string> = { elsewhere: 'other unit', abroad: 'other school' }
  const near = homes[reader] === homes[author]
  const reached = own || (near && (reader === 'claire' ? !assigned || author === 'ines' : reader === 'yann' && !assigned))
  const here = reached && !fate.startsWith('removed')
  return {
    listed: here && (fate === 'unwritten' ? own : fate === 'draft' ? own || readable : true),
    said: here && (fate === 'published' || fate === 'improved'),
    meant: here && (fate === 'draft' || fate === 'improved') && (own || readable)
  }
}

t.test('the longest texts, in words that are as long as they get, are saved, published and spoken of', async t => {
  const school = await openSchool(t)
  const ines = await school.enter('ines', ['student'])
  const claire = await school.enter('claire', ['staff'])
  let letter = 0x20000
  // Compound words, each letter of which takes four bytes, and no two of which are alike.
  const word = (length: number): string => Array.from({ length }, () => String.fromCodePoint(letter++)).join('')
  const text = (length: number): string => {
    if (letter > 0x27000) letter = 0x20000 + letter % 7
    return length < 440 ? 'fin' : `${word(219)}-${word(219)} ${text(length - 440)}`
  }
  const traces = Array.from({ length: 100 }, () => linkTrace('https://example.org', { caption: text(450) }))
  const id = await writeVersion(ines, { description: text(49_900), analysis: text(49_900), traces })
  for (let count = 0; count < 6; count++) {
    const said = await claire.call('POST', `/fiches/${id}/comments`, { id: v7(), versionNumber: 1, text: text(9_900) })
    t.equal(said.statusCode, 201, said.body.slice(0, 300))
  }
  t.same(await listIds(claire, { q: 'cahier' }), [id])
})

t.test('IMT-26 nobody lists, finds or reads what is not for them: students, tutors, other units and schools, whatever the fiches went through', async t => {
  const school = await openSchool(t)
  const abroad = await school.addOrganisation('Ailleurs')
  const ines = await school.enter('ines', ['student'])
  const claire = await school.enter('claire', ['staff'])
  const people: Record<string, Client> = {
    ines,
    claire,
    malo: await school.enter('malo', ['student']),
    yann: await school.enter('yann', ['staff']),
    abroad: await school.enter('abroad', ['student'], { organisationId: abroad })
  }
  const unitId = v7()
  await school.db.insertInto('units')
    .columns(['organisationId', 'id', 'code', 'title', 'frameworkId', 'frameworkVersion', 'profile'])
    .expression(eb => eb.selectFrom('units').select(({ val }) => ['organisationId', val(unitId).as('id'), val('UE2').as('code'), 'title', 'frameworkId', 'frameworkVersion', 'profile']).where('organisationId', '=', school.organisationId))
    .execute()
  await school.db.insertInto('activities')
    .columns(['organisationId', 'id', 'platformId', 'deploymentId', 'resourceLinkId', 'unitId', 'title'])
    .expression(eb => eb.selectFrom('activities').select(({ val }) => ['organisationId', val(v7()).as('id'), 'platformId', 'deploymentId', val('2').as('link'), val(unitId).as('unitId'), 'title']).where('organisationId', '=', school.organisationId))
    .execute()
  people.elsewhere = await school.enter('elsewhere', ['student'], { activity: '2' })
  const gwenola = await school.enter('gwenola', ['administrator'])
  await gwenola.call('PUT', `/tutorships/${ines.me.id}/${claire.me.id}`)

  let run = 0
  await fc.assert(fc.asyncProperty(worlds, async world => {
    const [said, meant] = [`said${++run}x`, `meant${run}x`]
    await gwenola.call('PATCH', '/activities/current', { tutoring: world.assigned ? 'assigned' : 'everyone' })
    await school.db.updateTable('units').set(eb => ({ profile: eb.fn('jsonb_set', ['profile', eb.val('{draftsReadable}'), eb.val(JSON.stringify(world.readable))]) })).execute()
    const made: Made[] = []
    for (const [author, fate] of world.fates) {
      const student = people[author]
      if (student !== undefined) made.push({ id: await make(student, fate, said, meant), author, fate })
    }
    for (const [reader, client] of Object.entries(people)) {
      const ids = (part: 'listed' | 'said' | 'meant') => made.filter(one => expected(world, reader, one)[part]).map(({ id }) => id).sort()
      const seen = (await listIds(client, { limit: '100' })).filter(id => made.some(one => one.id === id)).sort()
      t.same(seen, ids('listed'), `${reader} lists`)
      t.same((await listIds(client, { q: said })).sort(), ids('said'), `${reader} finds what is published`)
      t.same((await listIds(client, { q: meant })).sort(), ids('meant'), `${reader} finds what is being written`)
      for (const { id, author, fate } of made) {
        const read = await client.call('GET', `/fiches/${id}`)
        const { listed, meant: readable } = expected(world, reader, { id, author, fate })
        t.equal(read.statusCode, listed || reader === author ? 200 : 404, `${reader} reads ${author}'s ${fate}`)
        if (reader !== author) t.equal(read.body.includes(meant), readable, `${reader} reads the draft of ${author}'s ${fate}`)
      }
    }
  }), { numRuns: 12 })
})

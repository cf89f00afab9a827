import { createHmac } from 'node:crypto'
import t from 'tap'
import { addImage } from '../support/fiches.ts'
import { openSchool, publishFiche, type Client, type School } from '../support/school.ts'

const open = async (client: Client, path: string) => await client.call('POST', '/downloads', { path })
const urlOf = async (client: Client, path: string): Promise<string> => (await open(client, path)).json().url

/** As a browser follows an address: without a header of ours. */
const follow = async ({ app }: School, url: string, method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE' = 'GET') =>
  await app.inject({ method, url: url.replace('http://127.0.0.1', '') })

const statusOf = async (school: School, url: string, method?: Parameters<typeof follow>[2]) => (await follow(school, url, method)).statusCode
const tokenOf = (url: string): string => /[?&]download=([^&]*)$/.exec(url)?.[1] ?? ''

const encode = (claims: object): string => Buffer.from(JSON.stringify(claims)).toString('base64url')
const decode = (part = ''): Record<string, unknown> => JSON.parse(Buffer.from(part, 'base64url').toString())
const sign = (head: string, body: string, key: string): string => `${head}.${body}.${createHmac('sha256', key).update(`${head}.${body}`).digest('base64url')}`

/** A student with a fiche and a file that no version shows yet, another student, a tutor, an administrator. */
async function openWork (t: Parameters<typeof openSchool>[0]) {
  const school = await openSchool(t)
  const ines = await school.enter('ines', ['student'])
  const { id } = await publishFiche(ines)
  const file = `/fiches/${id}/files/${await addImage(ines, id)}`
  return { school, ines, file, malo: await school.enter('malo', ['student']), claire: await school.enter('claire', ['staff']), ada: await school.enter('ada', ['administrator']) }
}

t.test('an address that a browser can follow by itself', async t => {
  const { school, ines, file } = await openWork(t)
  const cases: Array<[path: string, type: string]> = [
    ['/export', 'application/zip'],
    ['/fiches/table.csv', 'text/csv; charset=utf-8'],
    ['/fiches/table.csv?q=cahier&sort=title', 'text/csv; charset=utf-8'],
    ['/fiches/table.csv?q=été d’été', 'text/csv; charset=utf-8'],
    [file, 'image/png']
  ]
  for (const [path, type] of cases) {
    const answer = await open(ines, path)
    t.equal(answer.statusCode, 201, path)
    const { url, expiresAt } = answer.json()
    t.match(url, /^http:\/\/127\.0\.0\.1\/api\/v1\/[!-~]+[?&]download=[\w.-]+$/, 'as a browser would send it')
    const left = Date.parse(expiresAt) - Date.now()
    t.ok(left > 50_000 && left <= 60_000, `good for ${left} ms`)
    const followed = await follow(school, url)
    t.match(followed, { statusCode: 200, headers: { 'content-type': type } }, `${path}: ${followed.body.slice(0, 200)}`)
  }
  const [all, one] = await Promise.all(['', '?q=nothing-of-the-kind'].map(async query => (await follow(school, await urlOf(ines, `/fiches/table.csv${query}`))).body.trim().split('\n')))
  t.strictSame([all?.length, one?.length], [2, 1], 'its query counts')
})

t.test('it is good for this one address', async t => {
  const { school, ines, file } = await openWork(t)
  const url = await urlOf(ines, file)
  const token = tokenOf(url)
  const other = `/api/v1/fiches/${(await publishFiche(ines, 'B')).id}`
  const elsewhere = [
    `/api/v1/export?download=${token}`, `/api/v1/fiches/table.csv?download=${token}`, `/api/v1/me?download=${token}`, `${other}?download=${token}`,
    `${url.replace('?', '?size=thumbnail&')}`, `${url}&size=thumbnail`, url.replace('/api/', '//api/'), url.replace('/files/', '/%66iles/'), url.replace('?', '/?'),
    url.replace('download=', 'Download='), url.replace(/\?.*/, '')
  ]
  for (const address of elsewhere) t.match(await statusOf(school, address), /^40[14]$/, address.replace(token, '…'))
  for (const address of elsewhere.slice(0, 6)) t.equal(await statusOf(school, address), 401, address.replace(token, '…'))
  const table = await urlOf(ines, '/fiches/table.csv?q=a')
  t.equal(await statusOf(school, table), 200)
  for (const address of [table.replace('q=a', 'q=b'), table.replace('q=a&', ''), table.replace('?q=a&', '?'), table.replace('q=a', 'q=a&sort=title')]) {
    t.equal(await statusOf(school, address.replace('?&', '?')), 401, 'another query')
  }

  await t.test('and only to read', async t => {
    t.equal(await statusOf(school, url, 'HEAD'), 401)
    for (const method of ['POST', 'PUT', 'DELETE'] as const) t.match(await statusOf(school, url, method), /^40[14]$/, method)
    for (const path of [`${other}/draft`, `${other}/versions`, '/api/v1/downloads', '/api/v1/fiches']) t.equal(await statusOf(school, `${path}?download=${token}`, 'POST'), 401, path)
  })
})

t.test('it is good for a minute', async t => {
  const { school, ines } = await openWork(t)
  const url = await urlOf(ines, '/export')
  const now = Date.now.bind(Date)
  let later = 0
  t.intercept(Date, 'now', { value: () => now() + later })
  for (const [seconds, status] of [[0, 200], [50, 200], [61, 401], [3_600, 401]] as const) {
    later = seconds * 1_000
    t.equal(await statusOf(school, url), status, `after ${seconds} s`)
  }
})

t.test('a token that was tampered with is none', async t => {
  const { school, ines, malo } = await openWork(t)
  const url = await urlOf(ines, '/export')
  const token = tokenOf(url)
  const [head = '', body = '', signature = ''] = token.split('.')
  const claims = decode(body)
  const key = 'x'.repeat(32)
  const cases: Record<string, string> = {
    empty: '',
    nonsense: 'a.b.c',
    'without a signature': `${head}.${body}.`,
    'of another signature': `${head}.${body}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`,
    'for somebody else': `${head}.${encode({ ...claims, personId: malo.me.id })}.${signature}`,
    'for longer': `${head}.${encode({ ...claims, exp: 4_000_000_000 })}.${signature}`,
    'of no algorithm': `${encode({ alg: 'none', typ: 'JWT' })}.${body}.`,
    'of another key': sign(head, body, 'y'.repeat(32)),
    'of another issuer': sign(head, encode({ ...claims, iss: 'other' }), key),
    'of another audience': sign(head, encode({ ...claims, aud: 'preuves' }), key),
    'without a path': sign(head, encode({ ...claims, path: undefined }), key),
    'without a person': sign(head, encode({ ...claims, personId: undefined }), key)
  }
  for (const [what, tampered] of Object.entries(cases)) t.equal(await statusOf(school, url.replace(token, tampered)), 401, what)
  t.equal(await statusOf(school, url.replace(token, sign(head, body, key))), 200, 'so signed, it is the token itself')
})

t.test('neither token does for the other', async t => {
  const { school, ines } = await openWork(t)
  const url = await urlOf(ines, '/export')
  t.equal(await statusOf(school, url.replace(tokenOf(url), ines.tokens.accessToken)), 401, 'an access token in the address')
  const authorization = `Bearer ${tokenOf(url)}`
  for (const path of ['/export', '/me', '/fiches']) t.equal((await ines.call('GET', path, undefined, { authorization })).statusCode, 401, `a download’s in the header: ${path}`)
  t.equal((await ines.call('POST', '/downloads', { path: '/export' }, { authorization })).statusCode, 401, 'nor does it make another')
  t.equal((await ines.call('GET', '/export?download=a.b.c')).statusCode, 401, 'nor does a good header mend a bad address')
})

t.test('whoever follows it may do what the one who asked may', async t => {
  const { school, ines, malo, claire, ada, file } = await openWork(t)
  const cases: Array<[who: string, client: Client, path: string, status: number]> = [
    ['the author', ines, file, 200],
    ['another student', malo, file, 404],
    ['a tutor, of what no version shows', claire, file, 404],
    ['an administrator', ada, file, 403],
    ['a student', malo, '/export', 200],
    ['a tutor', claire, '/export', 403],
    ['an administrator', ada, '/export', 403],
    ['a tutor', claire, '/fiches/table.csv', 200],
    ['an administrator', ada, '/fiches/table.csv', 403]
  ]
  for (const [who, client, path, status] of cases) t.equal(await statusOf(school, await urlOf(client, path)), status, `${who}: ${path}`)
  const own = (await follow(school, await urlOf(malo, '/fiches/table.csv'))).body
  t.equal(own.trim().split('\n').length, 1, 'a table of one’s own')

  const organisationId = await school.addOrganisation('Ailleurs')
  for (const role of ['student', 'staff'] as const) {
    const foreigner = await school.enter('ines', [role], { organisationId })
    t.equal(await statusOf(school, await urlOf(foreigner, file)), 404, `${role} of another school`)
  }
})

t.test('only what is made to be downloaded', async t => {
  const { school, ines, file } = await openWork(t)
  const paths = [
    '', '/', 'export', '/me', '/fiches', '/export/', '/export?a=1', '/export#a', '/../v1/export', '//evil.example/export', 'https://evil.example/export', '/export/../me',
    '/fiches/table.csv/../../me', '/fiches/tableXcsv', `${file}?size=thumbnail`, `${file}/..`, '/fiches/../files/..', `/fiches/table.csv?q=${'a'.repeat(2_000)}`
  ]
  for (const path of paths) t.equal((await open(ines, path)).statusCode, 400, path.slice(0, 60))
  t.equal((await school.app.inject({ method: 'POST', url: '/api/v1/downloads', payload: { path: '/export' } })).statusCode, 401, 'nor for a stranger')
})

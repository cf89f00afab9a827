import type { LookupAddress } from 'node:dns'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import { isIP } from 'node:net'
import t from 'tap'
import { requestOutside, type Lookup } from '../src/addresses.ts'
import { createVisit, type VisitOptions } from '../src/visit.ts'

interface Teardown { teardown: (close: () => void) => void }
interface Request { method: string | undefined, url: string | undefined, headers: IncomingMessage['headers'] }

/** A server of this machine, on all its addresses, that counts who knocks. */
async function listen (t: Teardown, answer: RequestListener) {
  const server = createServer((request, response) => {
    const { method, url, headers } = request
    listening.requests.push({ method, url, headers })
    answer(request, response)
  }).listen(0)
  const requests: Request[] = []
  const listening = { port: 0, connections: 0, requests }
  server.on('connection', () => { listening.connections++ })
  await once(server, 'listening')
  t.teardown(() => {
    server.close()
    server.closeAllConnections()
  })
  const address = server.address()
  listening.port = typeof address === 'object' ? address?.port ?? 0 : 0
  return listening
}

const status = (code: number): RequestListener => (_request, response) => { response.writeHead(code).end() }
const redirect = (response: ServerResponse, location: string): void => { response.writeHead(302, { location }).end() }
const methods = ({ requests }: { requests: Request[] }) => requests.map(({ method }) => method)

/** Looks at a server of this machine, as on trials. */
async function visitLocal (t: Teardown, answer: RequestListener, path = '/', options: Partial<VisitOptions> = {}) {
  const server = await listen(t, answer)
  const outcome = await createVisit({ allowPrivate: true, deadline: 20_000, ...options })(`http://127.0.0.1:${server.port}${path}`)
  return { server, outcome }
}

/** Every door of this machine's own network is the one that counts; `public.example` is a server of the open internet. */
async function openNetwork (t: Teardown, answer: RequestListener, addresses: Record<string, string[]> = {}) {
  const inside = await listen(t, status(200))
  const outside = await listen(t, answer)
  const looked: string[] = []
  const lookup: Lookup = (hostname, _options, callback) => {
    looked.push(hostname)
    const found: LookupAddress[] = (addresses[hostname] ?? []).map(address => ({ address, family: isIP(address) }))
    callback(null, found)
  }
  const open: typeof requestOutside = (url, options, guard) => url.hostname === 'public.example'
    ? requestOutside(url, { ...options, hostname: '127.0.0.1', port: outside.port }, { allowPrivate: true })
    : requestOutside(url, { ...options, port: inside.port }, guard)
  return { inside, outside, looked, open, visit: createVisit({ allowPrivate: false, deadline: 10_000, lookup, open }) }
}

const insideHosts = [
  '127.0.0.1', '2130706433', '0x7f000001', '0x7f.1', '0177.0.0.1', '127.1', '127.0.0.1.', '①②⑦.0.0.1', '0', '0.0.0.0',
  '[::1]', '[::]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[64:ff9b::7f00:1]', '[fd00::1]', '[fe80::1]',
  '10.0.0.1', '172.16.0.1', '192.168.0.1', '100.64.0.1', '169.254.169.254', '0xa9fea9fe'
]

const strangeAddresses = [
  '', 'nonsense', 'public.example', 'javascript:alert(1)', 'data:text/html,a', 'file:///etc/passwd', 'ftp://public.example/', 'gopher://public.example/',
  'ws://public.example/', 'http://', 'http://user@public.example/', 'http://user:secret@public.example/', 'http://:secret@public.example/',
  'http://public.example:22/', 'http://public.example:8080/', 'https://public.example:8443/'
]

t.test('a private literal is refused in every notation, and nobody knocks', async t => {
  const { inside, looked, visit } = await openNetwork(t, status(200))
  for (const host of insideHosts) {
    for (const scheme of ['http', 'https']) t.equal(await visit(`${scheme}://${host}/`), 'refused', `${scheme} ${host}`)
  }
  t.equal(inside.connections, 0)
  t.strictSame(looked, [], 'a literal is never looked up')
})

t.test('so the count can fail: where private addresses are allowed, somebody knocks', async t => {
  const { inside, open } = await openNetwork(t, status(200))
  t.equal(await createVisit({ allowPrivate: true, open })('http://127.0.0.1/'), 'reachable')
  t.equal(inside.connections, 1)
})

t.test('what is not a web address of a usual door is refused', async t => {
  const { inside, outside, looked, visit } = await openNetwork(t, status(200))
  for (const address of strangeAddresses) t.equal(await visit(address), 'refused', address)
  t.strictSame([inside.connections, outside.connections, looked], [0, 0, []])
  for (const address of ['http://public.example:80/', 'http://public.example:443/']) t.equal(await visit(address), 'reachable', address)
})

t.test('a name that leads inside is refused', async t => {
  const { inside, visit } = await openNetwork(t, status(200), {
    'inside.example': ['127.0.0.1'],
    'inside6.example': ['::1'],
    'mapped.example': ['::ffff:127.0.0.1'],
    'metadata.example': ['169.254.169.254'],
    'mixed.example': ['8.8.8.8', '127.0.0.1'],
    'nobody.example': []
  })
  for (const name of ['inside', 'inside6', 'mapped', 'metadata', 'mixed', 'nobody']) t.equal(await visit(`http://${name}.example/`), 'refused', name)
  const byTheSystem = createVisit({ allowPrivate: false, open: (url, options, guard) => requestOutside(url, { ...options, port: inside.port }, guard) })
  t.equal(await byTheSystem('http://localhost/'), 'refused', 'localhost, as the system finds it')
  t.equal(inside.connections, 0)
})

t.test('a name that changes its answer gains nothing', async t => {
  // Of global unicast, but nobody's yet: nothing answers there.
  const answers = [['3000::1'], ['127.0.0.1']]
  const inside = await listen(t, status(200))
  let looked = 0
  const visit = createVisit({
    allowPrivate: false,
    deadline: 500,
    lookup: (_hostname, _options, callback) => callback(null, (answers[looked++] ?? []).map(address => ({ address, family: isIP(address) }))),
    open: (url, options, guard) => requestOutside(url, { ...options, port: inside.port }, guard)
  })
  t.equal(await visit('http://rebinding.example/'), 'unreachable')
  t.equal(looked, 1, 'what was checked is what is connected to')
  t.equal(await visit('http://rebinding.example/'), 'refused', 'and the next request is checked anew')
  t.equal(inside.connections, 0)

  await t.test('nor between HEAD and GET', async t => {
    const { inside, outside, looked, open } = await openNetwork(t, status(405))
    const visit = createVisit({
      allowPrivate: false,
      lookup: (hostname, _options, callback) => {
        looked.push(hostname)
        callback(null, [{ address: '127.0.0.1', family: 4 }])
      },
      open: (url, options, guard) => open(options.method === 'HEAD' ? new URL('http://public.example/') : url, options, guard)
    })
    t.equal(await visit('http://turning.example/'), 'refused')
    t.strictSame([outside.connections, looked, inside.connections], [1, ['turning.example'], 0])
  })
})

t.test('every redirect is checked as the address was', async t => {
  let location = ''
  const { inside, outside, visit } = await openNetwork(t, (_request, response) => redirect(response, location), { 'inside.example': ['10.0.0.1', '127.0.0.1'] })
  const targets = [
    ...insideHosts.map(host => `http://${host}/`), '//127.0.0.1/', 'https://127.0.0.1/', 'http://inside.example/', 'http://public.example:6379/',
    'http://user:secret@public.example/', 'file:///etc/passwd', 'javascript:alert(1)', 'data:text/html,a', 'ftp://public.example/', 'gopher://127.0.0.1:70/'
  ]
  for (const target of targets) {
    location = encodeURI(target).replaceAll('%5B', '[').replaceAll('%5D', ']')
    t.equal(await visit('http://public.example/'), 'refused', target)
  }
  t.equal(outside.connections, targets.length)
  location = 'http://127.0.0.1/login'
  t.equal(await visit('http://public.example/'), 'login', 'a login is not looked at')
  t.equal(inside.connections, 0)
})

t.test('what it answers', async t => {
  const cases: Array<[what: string, answer: RequestListener, outcome: string]> = [
    ['200', status(200), 'reachable'],
    ['204', status(204), 'reachable'],
    ['401', status(401), 'login'],
    ['403', status(403), 'login'],
    ['404', status(404), 'gone'],
    ['410', status(410), 'gone'],
    ['400', status(400), 'unreachable'],
    ['429', status(429), 'unreachable'],
    ['500', status(500), 'unreachable'],
    ['503', status(503), 'unreachable'],
    ['304', status(304), 'unreachable'],
    ['a redirect to nowhere', (_request, response) => redirect(response, 'http://['), 'unreachable'],
    ['a connection that is cut', (_request, response) => { response.destroy() }, 'unreachable'],
    ['what is not HTTP', (_request, response) => { response.socket?.end('hello\r\n\r\n') }, 'unreachable']
  ]
  for (const [what, answer, outcome] of cases) t.equal((await visitLocal(t, answer)).outcome, outcome, what)
  const visit = createVisit({ allowPrivate: true, deadline: 2_000 })
  t.equal(await visit('http://127.0.0.1:1/'), 'unreachable', 'nobody listens')
  const plain = await listen(t, status(200))
  t.equal(await visit(`https://127.0.0.1:${plain.port}/`), 'unreachable', 'no TLS')
  const lost = createVisit({ allowPrivate: false, lookup: (_hostname, _options, callback) => callback(Object.assign(new Error('ENOTFOUND'), { code: 'ENOTFOUND' }), []) })
  t.equal(await lost('http://nowhere.example/'), 'unreachable', 'no such name')
})

t.test('HEAD first; GET when HEAD goes badly', async t => {
  const { server } = await visitLocal(t, status(200))
  t.strictSame(methods(server), ['HEAD'])
  for (const refusal of [400, 403, 404, 405, 500, 501]) {
    const { server, outcome } = await visitLocal(t, (request, response) => { response.writeHead(request.method === 'HEAD' ? refusal : 200).end('a') })
    t.strictSame([outcome, methods(server)], ['reachable', ['HEAD', 'GET']], `HEAD ${refusal}`)
  }
  const { server: gone } = await visitLocal(t, status(404))
  t.strictSame(methods(gone), ['HEAD', 'GET'], 'and no third time')
})

t.test('a login is known by where a redirect leads', async t => {
  const cases: Array<[from: string, to: string, outcome: string]> = [
    ['/', '/login', 'login'],
    ['/', '/login/index.php?next=%2F', 'login'],
    ['/', '/users/sign_in', 'login'],
    ['/', '/users/sign-in', 'login'],
    ['/', '/ServiceLogin', 'login'],
    ['/', '/oauth2/authorize?client_id=1', 'login'],
    ['/', 'https://cas.univ.example/', 'login'],
    ['/', 'https://idp.univ.example/profile/SAML2/Redirect/SSO', 'login'],
    ['/', 'https://login.microsoftonline.com/common/', 'login'],
    ['/study', '/study/', 'reachable'],
    ['/study', '/castle', 'reachable'],
    ['/study', '/?login=1', 'reachable'],
    ['/cas/1', '/cas/1/', 'reachable'],
    ['/auth/rfc', '/auth/rfc.html', 'reachable']
  ]
  for (const [from, to, outcome] of cases) {
    const { outcome: seen } = await visitLocal(t, (request, response) => request.url === from ? redirect(response, to) : response.end(), from)
    t.equal(seen, outcome, `${from} to ${to}`)
  }
  for (const path of ['/login', '/login.php', '/login/index.php', '/signin/', '/sign-in', '/users/sign_in']) t.equal((await visitLocal(t, status(200), path)).outcome, 'login', path)
  t.equal((await visitLocal(t, status(200), '/blog/login-forms')).outcome, 'reachable', 'what is about logins is none')
})

t.test('three redirects are followed, a fourth is not', async t => {
  const countdown: RequestListener = ({ url }, response) => url === '/0' ? response.end() : redirect(response, `${Number(url?.slice(1)) - 1}`)
  t.equal((await visitLocal(t, countdown, '/3')).outcome, 'reachable')
  const { server, outcome } = await visitLocal(t, countdown, '/4')
  t.equal(outcome, 'unreachable')
  t.strictSame(server.requests.map(({ url }) => url), ['/4', '/3', '/2', '/1'])
  t.equal((await visitLocal(t, (_request, response) => redirect(response, '/'))).outcome, 'unreachable', 'round and round')
})

t.test('it says who it is, and nothing of who asked', async t => {
  const { server } = await visitLocal(t, ({ url }, response) => url === '/next' ? response.end() : response.writeHead(302, { location: '/next', 'set-cookie': 'a=1' }).end())
  t.equal(server.requests.length, 2)
  for (const { headers } of server.requests) {
    t.strictSame(Object.keys(headers).sort(), ['accept', 'connection', 'host', 'user-agent'])
    t.equal(headers['user-agent'], 'Preuves')
  }
})

t.test('a body is not read', async t => {
  let sent = 0
  let closed: Promise<unknown> = Promise.resolve()
  const begun = performance.now()
  const { outcome } = await visitLocal(t, (request, response) => {
    if (request.method === 'HEAD') return response.writeHead(405).end()
    closed = once(response, 'close')
    const more = (): void => {
      if (response.destroyed) return
      sent += 65_536
      response.write('x'.repeat(65_536), more)
    }
    more()
  })
  t.equal(outcome, 'reachable')
  await closed
  t.ok(performance.now() - begun < 10_000, 'the connection is closed before the deadline')
  t.ok(sent < 16 * 1024 * 1024, `${sent} bytes`)
})

t.test('the deadline is for the whole visit', async t => {
  const cases: Array<[what: string, answer: RequestListener]> = [
    ['no answer', () => {}],
    ['an answer by drops', (_request, response) => {
      response.socket?.write('HTTP/1.1 200 OK\r\nx-drops: ')
      const drops = setInterval(() => response.socket?.write('x'), 50)
      response.on('close', () => clearInterval(drops))
    }],
    ['slow redirects', (_request, response) => { setTimeout(() => redirect(response, '/'), 120) }],
    ['slow refusals of HEAD', (_request, response) => { setTimeout(() => response.writeHead(405).end(), 250) }]
  ]
  for (const [what, answer] of cases) {
    const begun = performance.now()
    t.equal((await visitLocal(t, answer, '/', { deadline: 300 })).outcome, 'unreachable', what)
    t.ok(performance.now() - begun < 10_000, `${what}: ${performance.now() - begun} ms`)
  }
  const silent = createVisit({ allowPrivate: false, deadline: 100, lookup: () => {} })
  t.equal(await silent('http://silent.example/'), 'unreachable', 'names that nobody tells')
})

import type { LookupAddress } from 'node:dns'
import { promisify } from 'node:util'
import t from 'tap'
import { isPublicAddress, lookupPublic, refusePrivateLiteral } from '../src/addresses.ts'

const refused = { message: /not a public one/ }

const open = ['1.1.1.1', '8.8.8.8', '100.63.255.255', '100.128.0.0', '172.15.0.1', '172.32.0.1', '192.0.1.1', '192.167.1.1', '223.255.255.255',
  '2606:4700:4700::1111', '2a01:e0a::1', '::ffff:8.8.8.8', '64:ff9b::8.8.8.8', '64:ff9b::808:808']

const closed = {
  'this network': ['0.0.0.0', '0.1.2.3'],
  loopback: ['127.0.0.1', '127.255.255.254', '::1'],
  private: ['10.0.0.1', '10.255.255.255', '172.16.0.1', '172.31.255.255', '192.168.0.1', 'fc00::1', 'fd12:3456::1'],
  'shared by a provider (CGNAT)': ['100.64.0.1', '100.127.255.255'],
  'link-local, a cloud’s metadata among them': ['169.254.169.254', 'fe80::1', 'fe80::1%eth0', 'fec0::1'],
  multicast: ['224.0.0.1', '239.255.255.255', 'ff02::1'],
  'documentation and measuring': ['192.0.2.1', '198.51.100.1', '203.0.113.1', '198.18.0.1', '2001:db8::1', '3fff::1'],
  reserved: ['192.0.0.8', '192.88.99.1', '240.0.0.1', '255.255.255.255', '100::1', '5f00::1', '::', '4000::1'],
  'IPv4 within IPv6': ['::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:10.0.0.1', '::127.0.0.1', '64:ff9b::127.0.0.1', '64:ff9b::a9fe:a9fe', '64:ff9b::10.1.2.3', '64:ff9b:1::1',
    '2002:7f00:1::', '2001:0:7f00:1::'],
  'not an address': ['', 'localhost', '1.1.1', '1.1.1.1.1', '1.1.1.1/32', 'g::1']
}

t.test('addresses of the open internet', async t => {
  for (const address of open) t.ok(isPublicAddress(address), address)
})

t.test('all others', async t => {
  for (const [kind, addresses] of Object.entries(closed)) {
    for (const address of addresses) t.notOk(isPublicAddress(address), `${kind}: ${address}`)
  }
})

t.test('a literal is read in every notation', async t => {
  const notations = [
    '127.0.0.1', '2130706433', '0x7f000001', '0x7f.0.0.1', '0177.0.0.1', '017700000001', '127.1', '127.0.1', '0', '0x0', '127.0.0.1.',
    '①②⑦.0.0.1', '127。0。0。1', '[::1]', '[::ffff:127.0.0.1]', '[0:0:0:0:0:ffff:7f00:1]', '[64:ff9b::7f00:1]', '[fd00::1]', '[::]', '169.254.169.254', '0xa9fea9fe'
  ]
  for (const host of notations) t.throws(() => refusePrivateLiteral(new URL(`http://${host}/`)), refused, host)
  for (const host of ['8.8.8.8', '134744072', '[2606:4700:4700::1111]', 'moodle.example', 'localhost']) {
    t.doesNotThrow(() => refusePrivateLiteral(new URL(`http://${host}/`)), host)
  }
})

t.test('a name is what it leads to', async t => {
  const answers: Record<string, LookupAddress[]> = {
    'good.test': [{ address: '8.8.8.8', family: 4 }, { address: '2606:4700:4700::1111', family: 6 }],
    'bad.test': [{ address: '10.0.0.1', family: 4 }],
    'mixed.test': [{ address: '8.8.8.8', family: 4 }, { address: '::1', family: 6 }],
    'empty.test': []
  }
  const lookup = lookupPublic((hostname, _options, callback) => {
    const found = answers[hostname]
    if (found === undefined) callback(Object.assign(new Error('ENOTFOUND'), { code: 'ENOTFOUND' }), [])
    else callback(null, found)
  })
  const ask = (hostname: string, all: boolean) => promisify<string | LookupAddress[]>(done => lookup(hostname, { all }, (error, found) => done(error, found)))()
  t.strictSame(await ask('good.test', true), answers['good.test'])
  t.equal(await ask('good.test', false), '8.8.8.8')
  for (const hostname of ['bad.test', 'mixed.test', 'empty.test']) await t.rejects(ask(hostname, true), refused, hostname)
  await t.rejects(ask('nowhere.test', true), { code: 'ENOTFOUND' })
  const system = lookupPublic()
  await t.rejects(promisify(done => system('localhost', { all: true }, error => done(error, undefined)))(), refused, 'the system’s own')
})

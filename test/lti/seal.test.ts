import fc from 'fast-check'
import t from 'tap'
import { createSealer } from '../../lti/seal.ts'

const refused = { message: /opened/ }
const { seal, open } = createSealer('a secret key of at least 32 characters')

t.test('what is sealed opens in its place, and nowhere else', async t => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, place) => open(seal(text, place), place) === text))
  t.throws(() => open(seal('secret', 'here'), 'there'), refused)
})

t.test('two envelopes of one text differ', async t => {
  t.notSame(seal('secret', 'here'), seal('secret', 'here'))
})

t.test('another key opens nothing', async t => {
  t.throws(() => createSealer('another key of at least 32 characters').open(seal('secret', 'here'), 'here'), refused)
})

t.test('every changed byte is noticed', async t => {
  const envelope = seal('secret', 'here')
  for (let at = 0; at < envelope.length; at++) {
    const changed = Buffer.from(envelope)
    changed.writeUInt8(changed.readUInt8(at) ^ 1, at)
    t.throws(() => open(changed, 'here'), refused)
  }
})

t.test('every cut is noticed', async t => {
  const envelope = seal('secret', 'here')
  for (let length = 0; length < envelope.length; length++) t.throws(() => open(envelope.subarray(0, length), 'here'), refused)
})

import t from 'tap'
import { diffTexts, type Piece } from '../../src/web/features/versions/text-diff.ts'

const marks = { same: '', added: '+', removed: '-' } as const
/** `Le -petit-+grand+ chat`: short enough to be read in a table. */
const print = (pieces: readonly Piece[]): string => pieces.map(({ kind, text }) => `${marks[kind]}${text}${marks[kind]}`).join('')
const compare = (before: string, after: string): string => print(diffTexts(before, after, 10_000).pieces)
const sideOf = (pieces: readonly Piece[], gone: Piece['kind']): string => pieces.filter(({ kind }) => kind !== gone).map(({ text }) => text).join('')

t.test('IMT-41 two texts are compared word by word', async t => {
  const table: Array<[what: string, before: string, after: string, printed: string]> = [
    ['nothing', '', '', ''],
    ['identical', 'Le même texte.', 'Le même texte.', 'Le même texte.'],
    ['from nothing', '', 'Du texte', '+Du texte+'],
    ['to nothing', 'Du texte', '', '-Du texte-'],
    ['one word', 'Un petit chat', 'Un grand chat', 'Un -petit-+grand+ chat'],
    ['an accent is a letter', 'le réseau', 'le reseau', 'le -réseau-+reseau+'],
    ['a decomposed accent is the same letter', 'évalué', 'évalué'.normalize('NFD'), 'évalué'],
    ['an emoji stays whole', 'vu 👩‍💻 hier', 'vu 👨‍💻 hier', 'vu -👩‍💻-+👨‍💻+ hier'],
    ['a red heart is more than a heart', 'vu ❤️', 'vu ❤', 'vu -❤️-+❤+'],
    ['words replaced in a row are one replacement', 'il a vu deux chats', 'il a pris trois trains', 'il a -vu deux chats-+pris trois trains+'],
    ['a paragraph ends a replacement', 'un\n\ndeux', 'trois\n\nquatre', '-un-+trois+\n\n-deux-+quatre+'],
    ['punctuation is no word', 'Fini.', 'Fini !', 'Fini-.-+ !+'],
    ['Markdown is shown as it was typed', 'un **mot**', 'un mot', 'un -**-mot-**-']
  ]
  for (const [what, before, after, printed] of table) t.equal(compare(before, after), printed, what)
})

t.test('both texts can be read back from what is compared', async t => {
  const before = 'Le planning tenu chaque semaine.\n\n- lot 1\n- lot 2\n'
  const after = 'Un planning, revu chaque semaine !\n\n- lot 2\n- lot 3 : « tests »\n'
  const { pieces } = diffTexts(before, after, 10_000)
  t.equal(sideOf(pieces, 'added'), before)
  t.equal(sideOf(pieces, 'removed'), after)
})

t.test('50,000 characters that have nothing in common do not freeze the page', async t => {
  const long = (word: string): string => Array.from({ length: 7_000 }, (_, index) => `${word}${index}`).join(' ').slice(0, 50_000)
  const [before, after] = [`${long('a')}\nfin`, `${long('b')}\nfin`]
  const began = performance.now()
  const { pieces, by } = diffTexts(before, after, 100)
  t.ok(performance.now() - began < 2_000, `${Math.round(performance.now() - began)} ms`)
  t.equal(by, 'lines')
  t.same(pieces.map(({ kind }) => kind), ['removed', 'added', 'same'])
  t.equal(sideOf(pieces, 'added'), before)
  t.equal(sideOf(pieces, 'removed'), after)
})

t.test('without any patience the one text stands before the other', async t => {
  t.same(diffTexts('un', 'deux', -1), { by: 'whole', pieces: [{ kind: 'removed', text: 'un' }, { kind: 'added', text: 'deux' }] })
})

import { readdir, readFile } from 'node:fs/promises'
import t from 'tap'
import { errors } from '../../src/errors.ts'
import { ApiProblem } from '../../src/web/api/problem.ts'
import { en } from '../../src/web/i18n/en.ts'
import { fr } from '../../src/web/i18n/fr.ts'
import { french, i18nOf } from '../../src/web/i18n/index.ts'
import { problemText } from '../../src/web/i18n/problems.ts'

type Leaf = [path: string, say: unknown]

/** Every text of a language with its path, such as `list.more`. */
const leaves = (value: object, path = ''): Leaf[] => Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
  typeof inner === 'object' && inner !== null ? leaves(inner, `${path}${key}.`) : [[path + key, inner] satisfies Leaf])

const said = (say: unknown): string => typeof say === 'function' ? String(say(2, 'deux')) : String(say)

async function readSources (): Promise<string> {
  const web = new URL('../../src/web/', import.meta.url)
  const names = (await readdir(web, { recursive: true })).filter(name => /\.tsx?$/.test(name) && !/i18n[\\/](?:fr|en)\.ts$/.test(name))
  return (await Promise.all(names.map(async name => await readFile(new URL(name, web), 'utf8')))).join('\n')
}

/** Named outright, or its group is: `t.state[…]`. */
function isUsed (path: string, sources: string): boolean {
  const parts = path.split('.')
  const groups = parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('.'))
  const names = (name: string, after: string): boolean => new RegExp(`\\bt\\.${name.replaceAll('.', '\\.')}${after}`).test(sources)
  return names(path, '\\b') || groups.some(group => names(group, '(?![.\\w])'))
}

t.test('both languages say everything, in words of their own', async t => {
  t.same(leaves(en).map(([path]) => path), leaves(fr).map(([path]) => path))
  const empty = leaves(fr).concat(leaves(en)).filter(([path, say]) => said(say) === '' && path !== 'improve.text.draft')
  t.same(empty, [])
})

t.test('nothing is translated for nobody', async t => {
  const sources = await readSources()
  t.same(leaves(fr).map(([path]) => path).filter(path => !isUsed(path.replace(/\.\d+$/, ''), sources)), [])
})

t.test('French puts no breaking space before its double signs, and no straight apostrophe', async t => {
  const careless = leaves(fr).map(([path, say]) => `${path}: ${said(say)}`).filter(text => / [;!?»]| :(?!\/)|« |'/.test(text.replace(/^\S+: /, '')))
  t.same(careless, [])
})

t.test('every refusal that a person can meet has its sentence', async t => {
  // These are faults of this page, never of the person: one sentence for all.
  const ours = ['id-taken', 'precondition-required', 'unsupported-media-type']
  const codes = Object.values(errors).map(make => make().code)
  const unsaid = codes.filter(code => !Object.hasOwn(fr.problems, code))
  t.same(unsaid.sort(), ours.sort())
  t.equal(problemText(fr, new ApiProblem(418, 'from-a-later-release')), fr.problems.unexpected)
})

t.test('plurals', async t => {
  t.equal(fr.list.comments(0), '0 commentaire')
  t.equal(fr.list.comments(1), '1 commentaire')
  t.equal(fr.list.comments(2), '2 commentaires')
  t.equal(en.list.comments(0), '0 comments')
  t.equal(en.list.comments(1), '1 comment')
})

t.test('dates speak the language', async t => {
  const english = await i18nOf('en')
  t.equal(english.locale, 'en')
  t.equal(await i18nOf('fr'), french)
  t.match(french.date('2026-05-12T10:00:00Z'), /12 mai 2026/)
  t.match(english.date('2026-05-12T10:00:00Z'), /12 May 2026/)
  t.match(french.time(new Date(2026, 4, 12, 14, 2)), /14:02/)
})

import fc from 'fast-check'
import type { Mark, Node } from 'prosemirror-model'
import t from 'tap'
import { parse, print, survives } from '../../src/web/features/writing/markdown.ts'
import { schema } from '../../src/web/features/writing/schema.ts'

const pass = (text: string): string => print(parse(text))
const runs = { numRuns: 400 }

/** Text that is likely to mean something to CommonMark. */
const markup = fc.array(fc.oneof(
  fc.constantFrom('*', '**', '_', '`', '``', '[', ']', '(', ')', '!', '<', '>', '&amp;', '&', '\\', '#', '# ', '- ', '+ ', '* ', '1. ', '2) ', '> ', '---', '===', '~~~', '```', '    ', '  ', '\t', '\n', '\n\n', ' ', '\u00a0', 'a', 'é', 'mot', '«', '’', '.', '<b>', '</b>', 'https://a.example/x_y', '[a](https://b.example)', '[x]: https://c.example'),
  fc.string({ maxLength: 4 })
), { maxLength: 25 }).map(parts => parts.join(''))

const marks = fc.subarray(['strong', 'em', 'code', 'link'] as const).map((names): Mark[] => {
  const kept = names.includes('code') ? ['code' as const] : names
  return kept.map(name => schema.mark(name, name === 'link' ? { href: 'https://a.example/b' } : null))
})
const words = fc.array(fc.constantFrom('mot', 'é', ' ', '.', '’', '*', '_', '#', '-', '1.', '[', ']', '`', '!', '<b>', '\\', '«', '2', '+', '>', '='), { minLength: 1, maxLength: 5 }).map(parts => parts.join(''))
const inline = fc.array(fc.oneof(
  { weight: 5, arbitrary: fc.tuple(words, marks).map(([text, marks]) => schema.text(text, marks)) },
  { weight: 1, arbitrary: fc.constant(null).map(() => schema.node('hard_break')) }
), { maxLength: 6 })
const paragraph = inline.map(content => schema.node('paragraph', null, content))
const heading = inline.map(content => schema.node('heading', { level: 2 }, content))
const item = fc.array(paragraph, { minLength: 1, maxLength: 2 }).map(content => schema.node('list_item', null, content))
const list = fc.tuple(fc.constantFrom('bullet_list', 'ordered_list'), fc.boolean(), fc.array(item, { minLength: 1, maxLength: 3 }))
  .map(([name, tight, items]) => schema.node(name, { tight }, items))
const nested = fc.tuple(paragraph, list).map(([first, inner]) =>
  schema.node('bullet_list', { tight: true }, [schema.node('list_item', null, [first, inner])]))
const code = fc.constantFrom('x = 1\n\n  y', '```', '').map(text => schema.node('code_block', null, text === '' ? [] : [schema.text(text)]))
const quote = fc.array(fc.oneof(paragraph, list), { minLength: 1, maxLength: 2 }).map(content => schema.node('blockquote', null, content))
const rule = fc.constant(null).map(() => schema.node('horizontal_rule'))
const doc = fc.array(fc.oneof(paragraph, heading, list, nested, code, quote, rule), { minLength: 1, maxLength: 4 })
  .map(content => schema.node('doc', null, content))

const lettersOf = (node: Node): string => node.textBetween(0, node.content.size, '', '').replaceAll(/\s/g, '')

t.test('what was printed once is printed so again', async () => {
  fc.assert(fc.property(markup, text => {
    const once = pass(text)
    if (pass(once) !== once) throw new Error(`${JSON.stringify(once)} ${JSON.stringify(pass(once))} ${parse(once).toString()}`)
  }), runs)
})

t.test('whatever is written, every character of it is in the text', async () => {
  fc.assert(fc.property(doc, node => {
    const said = parse(print(node))
    if (lettersOf(said) !== lettersOf(node)) throw new Error(`${node.toString()}\n${print(node)}\n${said.toString()}`)
    if (print(said) !== print(node)) throw new Error(`not steady: ${JSON.stringify(print(node))} ${JSON.stringify(print(said))}`)
  }), runs)
})

t.test('what people write comes back as they wrote it', async t => {
  const texts = [
    'Le **planning** tenu *chaque semaine*.\n\n- lot 1\n- lot 2\n  - sous-lot',
    'une ligne\nune autre', '# Titre\n\n1. un\n2. deux', '> cité\n> encore', '`code` et [lien](https://a.example/x)', '```js\nconst a = 1\n```',
    'snake_case, 2 * 3, R&D, a < b, C:\\dossier', 'Bonjour ! « oui » : 1) non', '- un\n\n  suite\n\n- deux'
  ]
  for (const text of texts) t.equal(pass(text), text)
})

t.test('emphasis that CommonMark cannot say is drawn in, never lost as signs in the words', async t => {
  const bold = [schema.mark('strong')]
  const print1 = (...content: Node[]) => print(schema.node('doc', null, [schema.node('paragraph', null, content)]))
  t.equal(print1(schema.text('d’', bold), schema.text('abord')), '**d**’abord')
  t.equal(print1(schema.text('Note : ', bold), schema.text('ceci')), '**Note :** ceci')
  t.equal(print1(schema.text('a'), schema.text(' b ', bold), schema.text('c')), 'a **b** c')
})

t.test('raw HTML stays text', async t => {
  const parsed = parse('<script>alert(1)</script>\n\na <b>x</b>')
  t.equal(parsed.textContent, '<script>alert(1)</script>a <b>x</b>')
  t.equal(print(parsed), '\\<script>alert(1)\\</script>\n\na \\<b>x\\</b>')
})

t.test('links that may not be followed are words', async t => {
  for (const url of ['javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'data:text/html,x', 'file:///etc/passwd', '//evil.example', '/api', '#x', 'httpss:x']) {
    let links = 0
    parse(`[mot](<${url}>) <${url}> ![i](<${url}>)\n\n[mot][r]\n\n[r]: <${url}>`).descendants(node => { links += node.marks.length + (node.type.name === 'image' ? 1 : 0) })
    t.equal(links, 0, url)
  }
})

t.test('a text of which it would lose a word is left to the plain editor', async t => {
  t.ok(survives('1. un\n1. deux\n\n**gras** é'))
  t.notOk(survives('voir\n\n[note]: https://a.example'))
  t.notOk(survives('- '.repeat(60) + 'mot'), 'deeper than it reads')
})

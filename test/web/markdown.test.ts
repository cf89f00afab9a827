import { isValidElement, type ComponentChild } from 'preact'
import t from 'tap'
import { printMarkdown } from '../../src/web/markdown/print.ts'

interface Seen { names: string[], links: string[], text: string }

/** Everything that would reach the page. */
function walk (node: unknown, seen: Seen): Seen {
  if (Array.isArray(node)) node.forEach(inner => walk(inner, seen))
  else if (typeof node === 'string') seen.text += node
  else if (isValidElement(node)) {
    seen.names.push(String(node.type))
    const { href, children, ...rest }: Record<string, unknown> = { ...node.props }
    if (href !== undefined) seen.links.push(String(href))
    for (const name of Object.keys(rest)) if (!['target', 'rel', 'start', 'tabIndex'].includes(name)) seen.names.push(`@${name}`)
    walk(children, seen)
  }
  return seen
}

const print = (text: string, top?: number): Seen => walk(printMarkdown(text, top) satisfies ComponentChild[], { names: [], links: [], text: '' })

t.test('what people write', async t => {
  const { names, links, text } = print('# Titre\n\nUn **gras**, un *italique*, `code`.\n\n- un\n- deux\n\n3. trois\n\n> cité\n\n---\n\n    bloc\n\n[ici][a] et <https://b.example>\n\n[a]: https://a.example "t"')
  t.same(names, ['h4', 'p', 'strong', 'em', 'code', 'ul', 'li', 'li', 'ol', 'li', 'blockquote', 'p', 'hr', 'pre', 'code', 'p', 'a', 'a'])
  t.same(links, ['https://a.example', 'https://b.example'])
  t.match(text, 'Titre')
})

t.test('a line ends where its writer ended it', async t => {
  const { names, text } = print('un\ndeux **trois\nquatre**\n\n- cinq\n  six')
  t.same(names, ['p', 'br', 'strong', 'br', 'ul', 'li', 'br'])
  t.equal(text, 'undeux trois\nquatrecinqsix'.replace('\n', ''))
})

t.test('headings stay below those of the page', async t => {
  t.same(print('# a\n\n###### b').names, ['h4', 'h6'])
  t.same(print('# a\n\n## b', 2).names, ['h2', 'h3'], 'where there is only the heading of the page')
})

t.test('raw HTML is shown as the text that it is', async t => {
  const { names, text } = print('<script>alert(1)</script>\n\na <img src=x onerror=alert(1)> b')
  t.same(names, ['p'])
  t.match(text, '<script>alert(1)</script>')
  t.match(text, '<img src=x onerror=alert(1)>')
})

t.test('only links that are safe to follow are links', async t => {
  const hostile = ['javascript:alert(1)', 'JaVaScRiPt:alert(1)', ' javascript:alert(1)', 'java\tscript:alert(1)', 'data:text/html,x', 'vbscript:x', 'file:///etc/passwd', '//evil.example', '/api/v1/me', '#/new', 'httpss:x']
  for (const url of hostile) {
    t.same(print(`[mot](<${url}>)`).links, [], url)
    t.same(print(`![mot](<${url}>)`).links, [], `image ${url}`)
    t.same(print(`[mot][r]\n\n[r]: <${url}>`).links, [], `reference ${url}`)
  }
  t.same(print('[a](https://a.example) [b](HTTP://b.example) [c](mailto:c@d.example)').links, ['https://a.example', 'HTTP://b.example', 'mailto:c@d.example'])
})

t.test('links open beside Moodle and tell nobody where from', async t => {
  const [paragraph] = printMarkdown('[a](https://a.example)')
  t.match(JSON.stringify(paragraph), '"target":"_blank","rel":"noopener noreferrer"')
})

t.test('an image from elsewhere is a link, so that opening a fiche tells nobody', async t => {
  const { names, links, text } = print('![un schéma](https://tracker.example/x.png)')
  t.same(names, ['p', 'a'])
  t.same(links, ['https://tracker.example/x.png'])
  t.equal(text, 'un schéma')
})

t.test('texts made to hang the page are shown as they are, at once', async t => {
  const began = performance.now()
  const texts = ['>'.repeat(50_000), '- '.repeat(20_000) + 'x', '_a_**'.repeat(8_000), '1. '.repeat(15_000)]
  for (const text of texts) {
    const { names, text: shown } = print(text)
    t.same(names, ['pre'])
    t.equal(shown, text)
  }
  t.ok(performance.now() - began < 2_000)
})

t.test('deep nesting that is still prose keeps its words', async t => {
  const lines = Array.from({ length: 60 }, (_, depth) => `${'  '.repeat(depth)}- niveau ${depth}`)
  t.match(print(lines.join('\n')).text, 'niveau 59')
})

import t from 'tap'
import { excerpt } from '../src/text.ts'

t.test('an excerpt is the text without its marks, on one line', async t => {
  t.equal(excerpt('Le **planning** tenu\navec le client.\n\n- lot 1\n- lot 2\n\n> cité'), 'Le planning tenu avec le client. lot 1 lot 2 cité')
  t.equal(excerpt('# Titre\n\nTexte `code` ![une image](x.png)'), 'Titre Texte code une image')
  t.equal(excerpt('<script>alert(1)</script>'), '<script>alert(1)</script>', 'raw HTML is text')
  t.equal(excerpt(''), '')
})

t.test('it is cut between words', async t => {
  t.equal(excerpt('un deux trois quatre', 12), 'un deux…')
  t.equal(excerpt('a'.repeat(300), 12), `${'a'.repeat(12)}…`, 'a word without end too')
  t.ok(excerpt('mot '.repeat(10_000)).length <= 201)
})

t.test('the longest lists in lists and quotations in quotations are no more work than prose', async t => {
  const timeOf = (text: string): number => {
    const start = performance.now()
    excerpt(text)
    return performance.now() - start
  }
  const prose = Math.min(...Array.from({ length: 5 }, () => timeOf('Le **besoin** du [client](https://example.org). '.repeat(40))))
  for (const text of ['1. '.repeat(600), '> - '.repeat(400), '>-\t'.repeat(500), `${'>'.repeat(100)}${'a\n'.repeat(700)}`]) {
    const least = Math.min(...Array.from({ length: 5 }, () => timeOf(text)))
    t.ok(least < 10 * prose, `${text.slice(0, 8)}: ${least} ms, prose ${prose} ms`)
  }
  t.equal(excerpt('> - 1. cité'), 'cité')
  t.equal(excerpt('12. - '), '')
})

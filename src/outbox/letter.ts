import { html } from '../html.ts'
import { en, fr } from './letter-words.ts'
import type { FicheNews, NewsEvent, Recipient } from './news.ts'

const mostLines = 50
const longestName = 120
const graphemes = new Intl.Segmenter('fr', { granularity: 'grapheme' })

/** Names and titles are others' words: one line, of bearable length, that cannot turn the rest of the line around. */
function oneLine (text: string, longest = longestName): string {
  const line = text.replace(/[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, ' ').replace(/\s+/g, ' ').trim()
  if (line.length <= longest) return line
  let cut = ''
  for (const { segment } of graphemes.segment(line.slice(0, longest * 2))) {
    if (cut.length + segment.length >= longest) break
    cut += segment
  }
  return `${cut.trimEnd()}…`
}

interface Paragraph { title: string, lines: string[] }

/** Who wrote how much, without a word of what was written. */
function makeSay (words: typeof fr, timeZone: string) {
  const day = new Intl.DateTimeFormat(words.tag, { day: 'numeric', month: 'long', timeZone })
  return ({ kind, outcome, version, count, who, at }: NewsEvent): string => {
    const said = { who: oneLine(who), version, count }
    const sentence = outcome !== null ? words.decision[outcome](said) : kind === 'version' ? words.version(said) : words.comment(said)
    return `${sentence} (${day.format(at)})`
  }
}

const titleOf = ({ citation, title, student }: FicheNews): string =>
  [oneLine(citation), oneLine(title), student === null ? '' : oneLine(student)].filter(part => part !== '').join(' · ')

/** The first lines, by fiche. */
function paragraphs (fiches: FicheNews[], say: (event: NewsEvent) => string): Paragraph[] {
  let room = mostLines
  return fiches.flatMap(fiche => {
    const lines = fiche.events.slice(0, room).map(say)
    room -= lines.length
    return lines.length === 0 ? [] : { title: titleOf(fiche), lines }
  })
}

const total = (events: NewsEvent[]): number => events.reduce((sum, { kind, count }) => sum + (kind === 'comment' ? count : 1), 0)

export interface Letter { subject: string, text: string, html: string }

/**
 * Writes what is new to somebody in their language: the fiches by letter and title, who did what to which version, how to get
 * there and how to be told otherwise. Never what was written.
 */
export function writeLetter (recipient: Recipient, fiches: FicheNews[], { stopUrl, timeZone }: { stopUrl: string, timeZone: string }): Letter {
  const words = recipient.locale?.toLowerCase().startsWith('en') === true ? en : fr
  const [unit, activity] = [oneLine(recipient.unit), oneLine(recipient.activity)]
  const events = fiches.flatMap(fiche => fiche.events)
  const unsaid = total(events.slice(mostLines))
  const parts = {
    greeting: words.greeting(oneLine(recipient.name)),
    lead: words.lead[recipient.role](unit),
    news: paragraphs(fiches, makeSay(words, timeZone)),
    more: unsaid === 0 ? '' : words.more(unsaid),
    open: words.open(activity, unit),
    rhythm: `${words.rhythm[recipient.rhythm]} ${words.change}`,
    stop: words.stop
  }
  return { subject: words.subject(total(events), oneLine(recipient.unit, 80)), text: asText(parts, stopUrl), html: asHtml(words.tag, parts, stopUrl) }
}

interface Parts { greeting: string, lead: string, news: Paragraph[], more: string, open: string, rhythm: string, stop: string }

function asText ({ greeting, lead, news, more, open, rhythm, stop }: Parts, stopUrl: string): string {
  const said = news.map(({ title, lines }) => [title, ...lines.map(line => `  - ${line}`)].join('\n'))
  return [greeting, lead, ...said, more, open, rhythm, `${stop}\n${stopUrl}`].filter(part => part !== '').join('\n\n') + '\n'
}

function asHtml (language: string, { greeting, lead, news, more, open, rhythm, stop }: Parts, stopUrl: string): string {
  return html`<!doctype html>
<html lang="${language}">
<body>
<p>${greeting}</p>
<p>${lead}</p>
${news.map(({ title, lines }) => html`<p><strong>${title}</strong></p>
<ul>
${lines.map(line => html`<li>${line}</li>
`)}</ul>
`)}${more !== '' && html`<p>${more}</p>
`}<p>${open}</p>
<hr>
<p><small>${rhythm}<br><a href="${stopUrl}">${stop}</a></small></p>
</body>
</html>
`.markup
}

import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { Numeric } from './forms.ts'
import type { Tool } from './model.ts'
import type { Claims, NewActivity } from './types.ts'

const claim = (name: string) => `https://purl.imsglobal.org/spec/lti-dl/claim/${name}`
const text = Type.Optional(Type.String())

const LineItem = Type.Object({
  scoreMaximum: Type.Optional(Numeric),
  resourceId: text,
  tag: text,
  submissionReview: Type.Optional(Type.Object({ url: text, custom: Type.Optional(Type.Record(Type.String(), Type.String())) }))
})

const Item = Type.Object({
  type: Type.String(),
  title: text,
  text,
  url: text,
  custom: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean()]))),
  lineItem: Type.Optional(LineItem)
})

/** What a tool answers to a deep linking request; `items` is empty when nothing was selected. */
export interface Selection {
  items: NewActivity[]
  message: string | undefined
  error: string | undefined
}

/**
 * Reads the answer as content_item_to_form does: a link without a title gets the tool's name, a line item counts only when
 * the tool may send grades, and what is not honoured (icon, iframe, window, the line item's own label) is dropped.
 */
export function readSelection (tool: Tool, claims: Claims): Selection {
  const items = claims[claim('content_items')] ?? []
  const said = { message: textOf(claims[claim('msg')]), error: textOf(claims[claim('errormsg')]) }
  if (said.error !== undefined) return { ...said, items: [] }
  if (!Value.Check(Type.Array(Item), items)) return { ...said, items: [], error: 'Format de réponse incorrect' }
  return {
    ...said,
    items: items.map(({ title, text, url, custom, lineItem }) => ({
      title: title || tool.name,
      text,
      url,
      custom,
      lineItem: lineItem && tool.grades !== 'none' ? { ...lineItem, scoreMaximum: Number(lineItem.scoreMaximum ?? 100) } : undefined
    }))
  }
}

const textOf = (value: unknown) => typeof value === 'string' && value !== '' ? value : undefined

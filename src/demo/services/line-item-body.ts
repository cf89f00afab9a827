import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { Numeric, parseObject } from '../forms.ts'
import type { LineItem } from '../model.ts'

type Fields = Pick<LineItem, 'label' | 'max' | 'resourceId' | 'tag' | 'resourceLinkId' | 'review'>

const Id = Type.Optional(Type.Union([Type.String(), Type.Number(), Type.Null()]))

const Body = Type.Object({
  label: Type.String(),
  scoreMaximum: Numeric,
  resourceId: Id,
  tag: Id,
  resourceLinkId: Id,
  ltiLinkId: Id,
  submissionReview: Type.Optional(Type.Object({
    url: Type.Optional(Type.String()),
    custom: Type.Optional(Type.Record(Type.String(), Type.String()))
  }))
})

/** The line item that a body describes, with the body itself, which Moodle answers back. */
export function readLineItem (text: string): { fields: Fields, json: object } | undefined {
  const json = parseObject(text)
  if (!Value.Check(Body, json)) return undefined
  const link = json.resourceLinkId ?? json.ltiLinkId
  return {
    json,
    fields: {
      label: json.label,
      max: Number(json.scoreMaximum),
      resourceId: String(json.resourceId ?? ''),
      tag: String(json.tag ?? ''),
      resourceLinkId: link === undefined || link === null || link === '' ? null : String(link),
      review: json.submissionReview
    }
  }
}

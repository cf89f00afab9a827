import { Type } from 'typebox'
import { Closed, Id, model } from '../../schema.ts'

export const Competence = model('Competence', Closed({
  id: Id,
  code: Type.String(),
  label: Type.String()
}))

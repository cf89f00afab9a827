import { Type, type Static } from 'typebox'
import { Closed, Id, model, OneOf } from '../../schema.ts'

export const File = model('File', Closed({
  id: Id,
  name: Type.String(),
  mediaType: Type.String(),
  size: Type.Integer({ description: 'bytes' }),
  width: Type.Integer(),
  height: Type.Integer()
}))
export type File = Static<typeof File>

export const FileParams = Closed({ ficheId: Id, fileId: Id })

export const FileQuery = Closed({ size: Type.Optional(OneOf(['original', 'thumbnail'])) })

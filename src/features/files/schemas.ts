import { Type, type Static } from 'typebox'
import { Closed, Id, model, Nullable, OneOf } from '../../schema.ts'

export const File = model('File', Closed({
  id: Id,
  name: Type.String(),
  mediaType: Type.String(),
  size: Type.Integer({ description: 'bytes' }),
  width: Nullable(Type.Integer({ description: 'pixels; null: not an image, only to be downloaded' })),
  height: Nullable(Type.Integer())
}))
export type File = Static<typeof File>

export const FileParams = Closed({ ficheId: Id, fileId: Id })

export const FileQuery = Closed({ size: Type.Optional(OneOf(['original', 'thumbnail'])) })

export const Storage = model('Storage', Closed({
  used: Type.Integer({ description: 'bytes of the person\'s files' }),
  limit: Type.Integer()
}))

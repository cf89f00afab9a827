import { Type } from 'typebox'
import { accessOf } from '../../access.ts'
import { problems, type Routes } from '../../routes.ts'
import { FicheParams } from '../../schema.ts'
import * as domain from './domain.ts'
import { File, FileParams, FileQuery } from './schemas.ts'

const maximumSize = 20 * 1024 * 1024

export const routes: Routes = (app, { db, blobs }) => {
  app.post('/fiches/:ficheId/files', {
    config: { permission: 'fiche.write', rateLimit: { max: 60, timeWindow: '1 minute' } },
    schema: {
      operationId: 'uploadFile',
      summary: 'Add an image to a fiche: PNG, JPEG, WebP or GIF, up to 20 MB',
      description: 'multipart/form-data with one part, `file`',
      consumes: ['multipart/form-data'],
      params: FicheParams,
      response: { 201: File, ...problems }
    }
  }, async (request, reply) => {
    const file = await domain.upload(db, blobs, accessOf(request), request.params.ficheId, async () => {
      const part = await request.file({ limits: { fileSize: maximumSize, files: 1, fields: 0 } })
      return part && { name: part.filename ?? '', stream: part.file }
    })
    return reply.code(201).send(file)
  })

  app.get('/fiches/:ficheId/files/:fileId', {
    config: { permission: 'fiche.read' },
    schema: {
      operationId: 'readFile',
      summary: 'The bytes of an image, or of its thumbnail',
      params: FileParams,
      querystring: FileQuery,
      response: { 200: { description: 'the bytes', content: { 'image/*': { schema: Type.Unsafe<unknown>({ type: 'string', format: 'binary' }) } } }, ...problems }
    }
  }, async (request, reply) => {
    const { ficheId, fileId } = request.params
    const blob = await domain.open(db, blobs, accessOf(request), ficheId, fileId, request.query.size ?? 'original')
    return reply
      .type(blob.mediaType)
      .header('content-length', blob.size)
      .header('cache-control', 'private, max-age=31536000, immutable')
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(blob.name)}`)
      .send(blob.stream)
  })
}

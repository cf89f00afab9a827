import { Type } from 'typebox'
import { accessOf } from '../../access.ts'
import { problems, type Routes } from '../../routes.ts'
import { FicheParams } from '../../schema.ts'
import * as domain from './domain.ts'
import { File, FileParams, FileQuery, Storage } from './schemas.ts'

/** RFC 8187: what `encodeURIComponent` leaves and the header does not know. */
const encoded = (name: string): string => encodeURIComponent(name).replace(/['()*]/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

export const routes: Routes = (app, { db, blobs }) => {
  app.post('/fiches/:ficheId/files', {
    config: { permission: 'fiche.write', rateLimit: { max: 60, timeWindow: '1 minute' } },
    schema: {
      operationId: 'uploadFile',
      summary: 'Add a file of any kind to a fiche, up to 50 MB',
      description: 'multipart/form-data with one part, `file`. PNG, JPEG, WebP, GIF, TIFF and AVIF are drawn anew and shown; anything else can only be downloaded.',
      consumes: ['multipart/form-data'],
      params: FicheParams,
      response: { 201: File, ...problems }
    }
  }, async (request, reply) => {
    const file = await domain.upload(db, blobs, accessOf(request), request.params.ficheId, async () => {
      const part = await request.file({ limits: { fileSize: domain.maximumSize, files: 1, fields: 0 } })
      return part && { name: part.filename ?? '', stream: part.file }
    })
    return reply.code(201).send(file)
  })

  app.get('/me/storage', {
    config: { permission: 'me.read' },
    schema: {
      operationId: 'readStorage',
      summary: 'The room that the reader\'s files take',
      response: { 200: Storage, ...problems }
    }
  }, request => domain.readStorage(db, accessOf(request)))

  app.get('/fiches/:ficheId/files/:fileId', {
    config: { permission: 'fiche.read' },
    schema: {
      operationId: 'readFile',
      summary: 'The bytes of a file, or of an image’s thumbnail',
      params: FileParams,
      querystring: FileQuery,
      response: { 200: { description: 'the bytes', content: { '*/*': { schema: Type.Unsafe<unknown>({ type: 'string', format: 'binary' }) } } }, ...problems }
    }
  }, async (request, reply) => {
    const { ficheId, fileId } = request.params
    const blob = await domain.open(db, blobs, accessOf(request), ficheId, fileId, request.query.size ?? 'original')
    return reply
      .type(blob.mediaType)
      .header('content-length', blob.size)
      .header('cache-control', 'private, max-age=31536000, immutable')
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('content-disposition', `${blob.isShown ? 'inline' : 'attachment'}; filename*=UTF-8''${encoded(blob.name)}`)
      .send(blob.stream)
  })
}

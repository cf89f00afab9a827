import type { App } from '../../routes.ts'
import { accessOf } from '../../access.ts'
import { problems, type Routes } from '../../routes.ts'
import { Nothing } from '../../schema.ts'
import * as domain from './domain.ts'
import { LaunchCode, Me, MeChange, RefreshToken, Tokens } from './schemas.ts'

const tokenSeconds = 600

const toTokens = (app: App, { actor, refreshToken }: domain.OpenSession) => ({
  accessToken: app.jwt.sign(actor, { expiresIn: tokenSeconds }),
  expiresIn: tokenSeconds,
  refreshToken
})

export const routes: Routes = (app, { db, mails }) => {
  app.post('/sessions', {
    config: { permission: 'session.open' },
    schema: {
      operationId: 'openSession',
      summary: "Trade a launch's one-time code for tokens",
      security: [],
      body: LaunchCode,
      response: { 201: Tokens, ...problems }
    }
  }, async (request, reply) => reply.code(201).send(toTokens(app, await domain.openByCode(db, request.body.code))))

  app.post('/sessions/refresh', {
    config: { permission: 'session.open' },
    schema: {
      operationId: 'refreshSession',
      summary: 'Trade a refresh token for new tokens',
      security: [],
      body: RefreshToken,
      response: { 200: Tokens, ...problems }
    }
  }, async request => toTokens(app, await domain.refresh(db, request.body.refreshToken)))

  app.delete('/sessions/current', {
    config: { permission: 'session.end' },
    schema: { operationId: 'endSession', summary: 'Sign out', response: { 204: Nothing, ...problems } }
  }, async (request, reply) => {
    await domain.end(db, accessOf(request))
    return reply.code(204).send(null)
  })

  app.get('/me', {
    config: { permission: 'me.read' },
    schema: {
      operationId: 'readMe',
      summary: 'Who asks, and where the launch has brought them',
      response: { 200: Me, ...problems }
    }
  }, request => domain.readMe(db, accessOf(request), mails))

  app.patch('/me', {
    config: { permission: 'me.change' },
    schema: { operationId: 'changeMe', summary: 'Choose a language, or how often mails come', body: MeChange, response: { 200: Me, ...problems } }
  }, request => domain.change(db, mails, accessOf(request), request.body))
}

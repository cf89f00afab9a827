import { Agent, request } from 'node:http'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Demo } from '../../src/demo/index.ts'
import { attribute } from '../support/service.ts'

// Lighter than fetch: what is measured is the tool, on the cores that it shares with whoever measures.
const agent = new Agent({ keepAlive: true, maxSockets: 64, timeout: 2000 })

interface Answer { status: number, location: string, cookie: string, text: string }

async function send (method: 'GET' | 'POST', url: string, headers: Record<string, string | number>, body = ''): Promise<Answer> {
  return await new Promise((resolve, reject) => {
    const sent = request(url, { method, agent, headers }, response => {
      let text = ''
      response.setEncoding('utf8').on('data', (chunk: string) => { text += chunk }).on('error', reject).on('end', () => resolve({
        status: response.statusCode ?? 0,
        location: response.headers.location ?? '',
        cookie: (response.headers['set-cookie'] ?? []).map(line => line.split(';')[0]).join('; '),
        text
      }))
    })
    sent.on('error', reject).end(body)
  })
}

async function post (url: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Answer> {
  const body = new URLSearchParams(fields).toString()
  return await send('POST', url, { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body), ...headers }, body)
}

const initiation = (demo: Demo, personId: string, target: string) => ({
  iss: demo.url, target_link_uri: target, login_hint: personId, lti_message_hint: '{}', client_id: demo.registration.clientId
})

/** A launch in its two halves; between them the platform signs, which is not what is measured. */
export interface Launching {
  begin: (personId: string) => Promise<{ nonce: string, finish: (idToken: string) => Promise<void> }>
  /** What the platform's claims are to say beside the usual. */
  target: string
}

const Way = Type.Object({ next: Type.String() })

/**
 * The tool's part of a launch, as a browser goes through it: login, the platform's post, our page's own post. Each person
 * comes from an address of their own, as far as the tool's limit on requests is concerned.
 */
export const launchingOurs = (url: string, demo: Demo): Launching => ({
  target: `${url}/lti/launch`,
  begin: async personId => {
    const from = { 'x-forwarded-for': `2001:db8::${personId}` }
    const { text: page } = await post(`${url}/lti/login`, initiation(demo, personId, `${url}/lti/launch`), from)
    const { state = '', nonce = '' } = Object.fromEntries(new URL(attribute(page, 'data-next')).searchParams)
    const proof = attribute(page, 'data-proof')
    return {
      nonce,
      finish: async idToken => {
        await post(`${url}/lti/launch`, { id_token: idToken, state }, from)
        const { text } = await post(`${url}/lti/enter`, { id_token: idToken, state, proof }, { ...from, 'sec-fetch-site': 'same-origin' })
        Value.Parse(Way, JSON.parse(text))
      }
    }
  }
})

/**
 * The same of ltijs: login, the platform's post with the cookie that the login set, and the redirect that it answers: only
 * there does ltijs tell the tool who came (`onConnect`).
 */
export const launchingStock = (url: string, demo: Demo): Launching => ({
  target: `${url}/`,
  begin: async personId => {
    const { location, cookie } = await post(`${url}/login`, initiation(demo, personId, `${url}/`))
    const { state = '', nonce = '' } = Object.fromEntries(new URL(location).searchParams)
    return {
      nonce,
      finish: async idToken => {
        const entered = await post(`${url}/`, { id_token: idToken, state }, { cookie })
        const { text } = await send('GET', new URL(entered.location, url).href, { cookie: entered.cookie })
        if (text !== 'in') throw new Error(`not let in: ${entered.status} ${text}`)
      }
    }
  }
})

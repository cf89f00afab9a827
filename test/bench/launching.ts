import type { Demo } from '../../src/demo/index.ts'
import { attribute } from '../support/service.ts'
import { timed } from './measure.ts'

const form = (fields: Record<string, string>): RequestInit => ({ method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' })

const initiation = (demo: Demo, target: string) => ({
  iss: demo.url, target_link_uri: target, login_hint: '6', lti_message_hint: '{}', client_id: demo.registration.clientId
})

/** The tool's part of a launch, as a browser goes through it: login, the platform's post, our page's own post. */
export async function launchOurs (url: string, demo: Demo): Promise<number> {
  let page = ''
  const login = await timed(async () => { page = await (await fetch(`${url}/lti/login`, form(initiation(demo, `${url}/lti/launch`)))).text() })
  const { state = '', nonce = '' } = Object.fromEntries(new URL(attribute(page, 'data-next')).searchParams)
  const idToken = await demo.sign(demo.launchClaims('6', { nonce }))
  const launch = await timed(async () => { await (await fetch(`${url}/lti/launch`, form({ id_token: idToken, state }))).text() })
  const proof = attribute(page, 'data-proof')
  const entry = await timed(async () => {
    const answer = await fetch(`${url}/lti/enter`, { ...form({ id_token: idToken, state, proof }), headers: { 'sec-fetch-site': 'same-origin' } })
    if (answer.status !== 303) throw new Error(`not let in: ${await answer.text()}`)
  })
  return login + launch + entry
}

/** The same of ltijs: login, the platform's post with the cookie that the login set. */
export async function launchStock (url: string, demo: Demo): Promise<number> {
  let cookie = ''
  let next = new URL(url)
  const login = await timed(async () => {
    const answer = await fetch(`${url}/login`, form(initiation(demo, `${url}/`)))
    cookie = answer.headers.getSetCookie().map(line => line.split(';')[0]).join('; ')
    next = new URL(answer.headers.get('location') ?? url)
    await answer.text()
  })
  const { state = '', nonce = '' } = Object.fromEntries(next.searchParams)
  const claims = demo.launchClaims('6', { nonce, 'https://purl.imsglobal.org/spec/lti/claim/target_link_uri': `${url}/` })
  const idToken = await demo.sign(claims)
  const entry = await timed(async () => {
    const answer = await fetch(`${url}/`, { ...form({ id_token: idToken, state }), headers: { cookie } })
    const text = await answer.text()
    if (answer.status !== 302) throw new Error(`not let in: ${answer.status} ${text}`)
  })
  return login + entry
}

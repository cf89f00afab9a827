import type { Demo } from '../../src/demo/index.ts'

/** What a browser would do with this Moodle, by plain HTTP. */
export interface Browser {
  get: (path: string) => Promise<Response>
  post: (path: string, fields: Record<string, string>) => Promise<Response>
  /** The same browser, its cookie withheld. */
  withoutCookie: Browser
}

export async function signIn (demo: Demo, personId: string): Promise<Browser> {
  const response = await browser(demo, '').post('/login/index.php', { person: personId })
  return browser(demo, response.headers.getSetCookie()[0]?.split(';')[0] ?? '')
}

function browser ({ url }: Pick<Demo, 'url'>, cookie: string): Browser {
  const send = (path: string, init: RequestInit) => fetch(new URL(path, url), { redirect: 'manual', headers: cookie ? { cookie } : {}, ...init })
  return {
    get: path => send(path, {}),
    post: (path, fields) => send(path, { method: 'POST', body: new URLSearchParams(fields) }),
    get withoutCookie () { return browser({ url }, '') }
  }
}

export interface Form {
  action: string
  fields: Record<string, string>
}

/** The key that this Moodle's own forms carry. */
export const sesskeyIn = (page: string) => /name="sesskey" value="(\w+)"/.exec(page)?.[1] ?? ''

/** The form that a page posts by itself. */
export function autoForm (page: string): Form {
  const action = /<form class="auto" method="post" action="([^"]*)" data-auto>/.exec(page)?.[1]
  if (action === undefined) throw new Error(`No form posts itself in ${page}`)
  const inputs = page.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)
  return {
    action: decoded(action),
    fields: Object.fromEntries([...inputs].map(([, name = '', value = '']) => [decoded(name), decoded(value)]))
  }
}

const decoded = (text: string) => text.replace(/&(lt|gt|quot|#39|amp);/g, entity => ({ '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" }[entity] ?? '&'))

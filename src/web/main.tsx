import { render } from 'preact'
import { api } from './api.ts'
import { asProblem, isSessionOver, type ApiProblem } from './api/problem.ts'
import type { Me } from './api/types.ts'
import { App } from './app.tsx'
import { Failure } from './components/failure.tsx'
import { Skeleton } from './components/skeleton.tsx'
import { I18nContext } from './i18n/context.ts'
import { french, i18nOf, type I18n } from './i18n/index.ts'
import { Outside } from './outside.tsx'
import { renameHere } from './router.ts'
import { links } from './routes.ts'
import './styles/main.scss'

const launchCode = /^#code=([\w.-]+)/

/** The launch's code, taken out of the address: it is good for one use. */
function takeCode (): string | undefined {
  const code = launchCode.exec(location.hash)?.[1]
  if (code !== undefined) renameHere('#/')
  return code
}

async function open (): Promise<{ me: Me, i18n: I18n }> {
  const me = await api.readMe()
  return { me, i18n: await i18nOf(me.locale) }
}

/** Before anybody is known, the browser's own language is the best guess. */
async function guessI18n (): Promise<I18n> {
  const i18n = navigator.language.startsWith('fr') ? french : await i18nOf('en')
  document.documentElement.lang = i18n.locale
  return i18n
}

async function refuse (root: HTMLElement, problem: ApiProblem, why: 'ended' | 'unopened', retry: () => void): Promise<void> {
  const i18n = await guessI18n()
  render(
    <I18nContext.Provider value={i18n}>
      {isSessionOver(problem) ? <Outside why={why} /> : <main class='outside'><Failure problem={problem} retry={retry} /></main>}
    </I18nContext.Provider>, root)
}

async function start (root: HTMLElement, code: string | undefined): Promise<void> {
  render(<main class='opening'><Skeleton rows={4} /></main>, root)
  const why = code !== undefined || api.session.exists() ? 'ended' : 'unopened'
  let unused = code
  try {
    if (code !== undefined) await api.session.start(code)
    unused = undefined
    const { me, i18n } = await open()
    // The gradebook asked for one student's work: the launch leads there, and what follows is free.
    if (code !== undefined && me.review?.student != null) renameHere(links.list(null, { studentId: me.review.student.id }))
    render(<App me={me} i18n={i18n} />, root)
  } catch (error) {
    await refuse(root, asProblem(error), why, () => { void start(root, unused) })
  }
}

// Moodle has no dark theme: in its frame the page has none either.
if (window.self !== window.top) document.documentElement.dataset.framed = ''

const root = document.getElementById('app')
if (root !== null) void start(root, takeCode())
addEventListener('hashchange', () => {
  // A new launch in the same frame: the page stays, the person may be another.
  if (launchCode.test(location.hash)) location.reload()
})

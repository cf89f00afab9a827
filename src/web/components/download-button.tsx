import { useState } from 'preact/hooks'
import { api } from '../api.ts'
import { asProblem } from '../api/problem.ts'
import { follow } from '../follow.ts'
import { useI18n } from '../i18n/context.ts'
import { problemText } from '../i18n/problems.ts'
import { Button } from './button.tsx'
import { notify } from './toast.tsx'

interface DownloadButtonProps { path: string, text: string, kind?: 'primary' | 'secondary' | 'link', small?: boolean, 'aria-label'?: string }

/** Lets the browser download by itself, at an address that is good for a minute: it cannot send a token. */
export function DownloadButton ({ path, text, kind = 'secondary', small = false, ...named }: DownloadButtonProps) {
  const { t } = useI18n()
  const [busy, setBusy] = useState(false)
  const run = async (): Promise<void> => {
    setBusy(true)
    try {
      follow(await api.openDownload(path))
    } catch (error) {
      notify({ text: problemText(t, asProblem(error)) })
    } finally {
      setBusy(false)
    }
  }
  return <Button kind={kind} small={small} icon='download' busy={busy} onClick={() => { void run() }} {...named}>{text}</Button>
}

import { useI18n } from '../i18n/context.ts'

/** A date; its hour on pointing at it. */
export function Moment ({ at, withTime = false }: { at: string, withTime?: boolean }) {
  const { date, dateTime } = useI18n()
  return <time dateTime={at} title={withTime ? undefined : dateTime(at)}>{withTime ? dateTime(at) : date(at)}</time>
}

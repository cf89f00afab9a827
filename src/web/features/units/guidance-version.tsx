import type { Guidance } from '../../api/types.ts'
import { useI18n } from '../../i18n/context.ts'

/** @returns which version of the guidance this is, of when and by whom (IMT-45) */
export function useVersionText (): (guidance: Guidance) => string {
  const { t, dateTime } = useI18n()
  return ({ version, updatedAt, author }) => {
    if (updatedAt === null) return t.method.shipped
    return author === null ? t.method.versionOnly(version, dateTime(updatedAt)) : t.method.version(version, dateTime(updatedAt), author)
  }
}

export const GuidanceVersion = ({ guidance }: { guidance: Guidance }) => <>{useVersionText()(guidance)}</>

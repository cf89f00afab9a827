import { useI18n } from '../../i18n/context.ts'
import { useMe } from '../../person.ts'
import { folderName } from './cloud.ts'

/** A link that opens only for those with whom the file is shared: how to share it, or what is better (IMT-44). */
export function CloudHelp () {
  const { t } = useI18n()
  const me = useMe()
  const folder = folderName(me.name, new Date().getFullYear())
  return (
    <details class='guidance' open>
      <summary>{t.cloud.title}</summary>
      <ol>
        <li>{t.cloud.folder} <strong>{folder}</strong></li>
        <li>{t.cloud.share}</li>
        <li>{t.cloud.drop}</li>
        <li>{t.cloud.copy}</li>
        <li>{t.cloud.paste}</li>
        <li>{t.cloud.check}</li>
      </ol>
      <p class='quiet'>{t.cloud.better}</p>
    </details>
  )
}

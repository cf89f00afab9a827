import { useEffect, useState } from 'preact/hooks'
import { api } from '../../api.ts'
import { useI18n } from '../../i18n/context.ts'
import { sizeText } from '../../size.ts'

const nearlyFull = 0.8

/** The room that is left for files, once there is little of it; asked again with each file. */
export function Room ({ files }: { files: number }) {
  const { t, locale } = useI18n()
  const [room, setRoom] = useState<{ used: number, limit: number }>()
  useEffect(() => { api.readStorage().then(setRoom, () => {}) }, [files])
  if (room === undefined || room.used < room.limit * nearlyFull) return null
  return <p class='room' role='status'>{t.form.room(sizeText(locale, Math.max(room.limit - room.used, 0)), sizeText(locale, room.limit))}</p>
}

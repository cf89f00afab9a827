import { useEffect, useState } from 'preact/hooks'
import { api } from '../api.ts'
import type { StoredFile } from '../api/types.ts'
import { useI18n } from '../i18n/context.ts'
import { Icon } from './icon.tsx'

interface PictureProps { ficheId: string, file: StoredFile, alt: string, size: 'thumbnail' | 'original' }

/** A file's bytes as an address for `<img>`, given back when it is not shown any more. */
function useBlobUrl (ficheId: string, fileId: string, size: PictureProps['size']): string | null | undefined {
  const [url, setUrl] = useState<string | null>()
  useEffect(() => {
    let made: string | undefined
    let gone = false
    api.readFile(ficheId, fileId, size).then(blob => {
      if (gone) return
      made = URL.createObjectURL(blob)
      setUrl(made)
    }, () => { if (!gone) setUrl(null) })
    return () => {
      gone = true
      if (made !== undefined) URL.revokeObjectURL(made)
    }
  }, [ficheId, fileId, size])
  return url
}

/** An image of a fiche. Its place is kept while it comes. */
export function Picture ({ ficheId, file, alt, size }: PictureProps) {
  const { t } = useI18n()
  const url = useBlobUrl(ficheId, file.id, size)
  if (url === null) return <span class='picture-missing'><Icon name='image' />{t.traces.imageMissing}{alt !== '' && <> {alt}</>}</span>
  return <img class={url === undefined ? 'picture picture-coming' : 'picture'} src={url} alt={alt} width={file.width} height={file.height} />
}

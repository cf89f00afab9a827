import { useMemo } from 'preact/hooks'
import { useI18n } from '../../i18n/context.ts'
import { diffTexts, type Piece } from './text-diff.ts'

/** Struck through or underlined for the eye, said in words for those who listen. */
function PieceView ({ piece: { kind, text } }: { piece: Piece }) {
  const { t } = useI18n()
  if (kind === 'same') return <>{text}</>
  const inner = <><span class='visually-hidden'>{t.compare[kind]}</span>{text}<span class='visually-hidden'>{t.compare.end}</span></>
  return kind === 'added' ? <ins>{inner}</ins> : <del>{inner}</del>
}

/** A text as it was and as it is, in one. */
export function ComparedText ({ before, after }: { before: string, after: string }) {
  const { t } = useI18n()
  const { pieces, by } = useMemo(() => diffTexts(before, after), [before, after])
  return (
    <>
      {by !== 'words' && <p class='quiet'>{by === 'lines' ? t.compare.byLines : t.compare.whole}</p>}
      <div class='compared-text'>{pieces.map((piece, index) => <PieceView key={index} piece={piece} />)}</div>
    </>
  )
}

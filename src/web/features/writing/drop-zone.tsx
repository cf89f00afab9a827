import { Icon, type IconName } from '../../components/icon.tsx'
import { useI18n } from '../../i18n/context.ts'
import { fieldIds } from '../fiches/field-problems.ts'
import { useMedia } from '../../use-media.ts'

interface PickerProps { id: string, icon: IconName, text: string, primary?: boolean, camera?: boolean, describedBy: string, invalid: boolean, onFiles: (files: FileList) => void }

function Picker ({ id, icon, text, primary = false, camera = false, describedBy, invalid, onFiles }: PickerProps) {
  return (
    <span class='picker'>
      <input
        class='visually-hidden' type='file' id={id} multiple={!camera} aria-describedby={describedBy} aria-invalid={invalid || undefined}
        {...(camera ? { accept: 'image/*', capture: 'environment' as const } : {})}
        onChange={event => { if (event.currentTarget.files !== null) onFiles(event.currentTarget.files); event.currentTarget.value = '' }}
      />
      <label class={primary ? 'btn btn-primary' : 'btn btn-secondary'} for={id}><Icon name={icon} /><span>{text}</span></label>
    </span>
  )
}

interface DropZoneProps { over: boolean, describedBy: string, invalid: boolean, onFiles: (files: FileList) => void }

/** Where files come in: chosen, photographed, dropped, pasted. */
export function DropZone ({ over, ...rest }: DropZoneProps) {
  const { t } = useI18n()
  const hasCamera = useMedia('(pointer: coarse), (max-width: 30rem)')
  return (
    <div class={over ? 'drop drop-over' : 'drop'}>
      {hasCamera && <Picker id={`${fieldIds.traces}-camera`} icon='image' text={t.form.takePhoto} primary camera {...rest} />}
      <Picker id={fieldIds.traces} icon='file' text={t.form.pickFiles} {...rest} />
      <span class='form-text'>{t.form.dropHere}</span>
    </div>
  )
}

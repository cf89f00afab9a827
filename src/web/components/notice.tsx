import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './icon.tsx'

const icons = { info: 'info', success: 'approved', warning: 'warning', danger: 'warning' } as const satisfies Record<string, IconName>

interface NoticeProps {
  /** Where a link may lead the focus. */
  id?: string
  kind: keyof typeof icons
  title?: string
  /** Said at once to those who do not see it appear. */
  urgent?: boolean
  actions?: ComponentChildren
  children?: ComponentChildren
}

export const Notice = ({ id, kind, title, urgent = false, actions, children }: NoticeProps) => (
  <div class={`notice notice-${kind}`} role={urgent ? 'alert' : undefined} id={id} tabIndex={id === undefined ? undefined : -1}>
    <Icon name={icons[kind]} />
    <div class='notice-body'>
      {title !== undefined && <p class='notice-title'>{title}</p>}
      {children}
      {actions !== undefined && <div class='actions'>{actions}</div>}
    </div>
  </div>
)

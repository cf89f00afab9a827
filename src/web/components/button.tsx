import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './icon.tsx'

interface ButtonProps {
  kind?: 'primary' | 'success' | 'secondary' | 'link'
  small?: boolean
  icon?: IconName
  /** Its work is under way: it stays where it is, focused, and does nothing more. */
  busy?: boolean
  submit?: boolean
  onClick?: () => void
  /** Absent: the icon alone, named by `aria-label`. */
  children?: ComponentChildren
  [aria: `aria-${string}`]: string | boolean | undefined
  id?: string
}

export function Button ({ kind = 'secondary', small = false, icon, busy = false, submit = false, onClick, children, ...rest }: ButtonProps) {
  const classes = `btn btn-${kind}${small ? ' btn-sm' : ''}`
  const press = (event: MouseEvent): void => {
    if (busy) event.preventDefault()
    else onClick?.()
  }
  return (
    <button type={submit ? 'submit' : 'button'} class={classes} aria-disabled={busy} onClick={press} {...rest}>
      {icon !== undefined && <Icon name={icon} />}
      {children !== undefined && <span>{children}</span>}
    </button>
  )
}

import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './icon.tsx'

/** Nothing here yet: what will come, and how it does. */
export const EmptyState = ({ icon, title, children }: { icon: IconName, title: string, children: ComponentChildren }) => (
  <div class='blank'>
    <Icon name={icon} />
    <h2>{title}</h2>
    {children}
  </div>
)

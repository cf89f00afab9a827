import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'

interface TabsProps<Key extends string | number> {
  label: string
  tabs: Array<{ key: Key, label: ComponentChildren }>
  selected: Key
  onSelect: (key: Key) => void
  children: ComponentChildren
}

const steps = new Map([['ArrowLeft', -1], ['ArrowRight', 1]])

/** Arrows, Home and End walk the tabs, as the ARIA practices have it; Tab goes on to the panel. */
export function Tabs<Key extends string | number> ({ label, tabs, selected, onSelect, children }: TabsProps<Key>) {
  const list = useRef<HTMLDivElement>(null)
  const current = tabs.findIndex(tab => tab.key === selected)
  const go = (index: number): void => {
    const tab = tabs.at(index % tabs.length)
    if (tab === undefined) return
    onSelect(tab.key)
    list.current?.querySelectorAll('button')[tabs.indexOf(tab)]?.focus()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = steps.get(event.key)
    if (step !== undefined) go(current + step)
    else if (event.key === 'Home') go(0)
    else if (event.key === 'End') go(-1)
    else return
    event.preventDefault()
  }
  return (
    <>
      <div class='tabs' role='tablist' aria-label={label} ref={list} onKeyDown={onKeyDown}>
        {tabs.map(tab => (
          <button
            key={tab.key} type='button' role='tab' id={`tab-${tab.key}`} aria-controls='tab-panel'
            aria-selected={tab.key === selected} tabIndex={tab.key === selected ? 0 : -1} onClick={() => onSelect(tab.key)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div role='tabpanel' id='tab-panel' aria-labelledby={`tab-${selected}`} tabIndex={0}>{children}</div>
    </>
  )
}

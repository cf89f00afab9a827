import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Me } from './api/types.ts'

export const MeContext = createContext<Me | null>(null)

/** Who reads. @throws outside the shell, where nobody is known yet */
export function useMe (): Me {
  const me = useContext(MeContext)
  if (me === null) throw new Error('nobody is known yet')
  return me
}

export const isStudent = (me: Me): boolean => me.roles.includes('student')
export const isStaff = (me: Me): boolean => me.roles.includes('staff')
export const isAdministrator = (me: Me): boolean => me.roles.includes('administrator')

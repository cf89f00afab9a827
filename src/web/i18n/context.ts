import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { french, type I18n } from './index.ts'

export const I18nContext = createContext<I18n>(french)

export const useI18n = (): I18n => useContext(I18nContext)

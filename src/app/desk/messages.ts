import { english } from './messages-english.ts'
import { indonesian } from './messages-indonesian.ts'

export type DeskWords = typeof indonesian
export const messages: { readonly id: DeskWords; readonly en: DeskWords } = { id: indonesian, en: english }

import { wordsEn } from './words-en.ts'
import { wordsId } from './words-id.ts'

export type { FormWords } from './words-id.ts'

/** Both languages, for who renders either: the server. A page takes its own from the file of its language. */
export const messages = { id: wordsId, en: wordsEn }

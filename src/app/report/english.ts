import { wordsEn } from '../../form/words-en.ts'
import type { Words } from './messages.ts'
import { reportWordsEn } from './words-en.ts'

/** The English words in one file, to be fetched at once. */
export const english: Words = { form: wordsEn, report: reportWordsEn }

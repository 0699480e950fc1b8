import type { Language } from '../../domain/language.ts'
import { type FormWords, wordsId } from '../../form/words-id.ts'
import { type ReportWords, reportWordsId } from './words-id.ts'

/** All the words of a form that is alive. */
export type Words = { readonly form: FormWords; readonly report: ReportWords }

/**
 * The words of one language. Indonesian is in the first script; English is fetched, so that it costs the others nothing.
 */
export async function wordsIn(language: Language): Promise<Words> {
  if (language === 'id') return { form: wordsId, report: reportWordsId }
  try {
    return (await import('./english.ts')).english
  } catch {
    // No connection just now. Until they are here the server's form stands, and what is typed into it is kept.
    await new Promise((resolve) => setTimeout(resolve, 4_000))
    return wordsIn(language)
  }
}

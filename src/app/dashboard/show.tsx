import { fill } from '../parts/fill.tsx'
import { pageLanguage } from '../parts/language.ts'
import { messages } from './messages.ts'

/** The officers' dashboard: everything under /dasbor but the facilities. */
export function show(root: HTMLElement): void {
  const language = pageLanguage()
  const words = messages[language]
  fill(root, language, words.title, <h1>{words.title}</h1>)
}

/** Indonesian first, English second. */
export const LANGUAGES = ['id', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** The query parameter by which an address asks for a language: `?bahasa=en`. */
export const LANGUAGE_PARAMETER = 'bahasa'

export function readLanguage(value: string | null | undefined): Language {
  return value === 'en' ? 'en' : 'id'
}

import { LANGUAGE_PARAMETER, type Language, readLanguage } from '../../domain/language.ts'

const REMEMBERED = 'lapor-language'

/**
 * The language of this page: what the address asks for (and is remembered from then on), else what this phone
 * remembers, else Indonesian.
 */
export function pageLanguage(): Language {
  const asked = new URLSearchParams(location.search).get(LANGUAGE_PARAMETER)
  if (asked === null) return readLanguage(remembered())
  const language = readLanguage(asked)
  remember(language)
  return language
}

/** This page's address in another language, with everything else kept: code, filters, what stands after `#`. */
export function addressIn(language: Language, address: string): string {
  const url = new URL(address)
  url.searchParams.set(LANGUAGE_PARAMETER, language)
  return `${url.pathname}${url.search}${url.hash}`
}

/** A form's address in this language: forms come from the server, which does not know what this phone remembers. */
export function inLanguage(address: string, language: Language): string {
  return language === 'id' ? address : `${address}?${LANGUAGE_PARAMETER}=${language}`
}

// A browser that blocks storage throws at the first touch; the page then speaks Indonesian until asked again.
function remembered(): string | null {
  try {
    return localStorage.getItem(REMEMBERED)
  } catch {
    return null
  }
}

function remember(language: Language): void {
  try {
    localStorage.setItem(REMEMBERED, language)
  } catch {
    return
  }
}

import { LANGUAGE_PARAMETER, type Language } from '../../domain/language.ts'
import { addressIn, pageLanguage } from '../parts/language.ts'

/**
 * A poster's address asks for no language, and the server does not know what this phone remembers: opens the form again
 * in the remembered one. Only where the answer is at hand and nothing has been touched; else the form stays as it is,
 * one tap away from the other language.
 */
export async function speakRemembered(spoken: Language): Promise<void> {
  // Also remembers what the address asks for, so it comes first.
  const remembered = pageLanguage()
  if (remembered === spoken || new URLSearchParams(location.search).has(LANGUAGE_PARAMETER)) return
  // Whoever began to write before the page was alive still stands in the field.
  let touched = document.activeElement?.closest('form') != null
  const touch = () => {
    touched = true
  }
  const events = ['input', 'click', 'keydown'] as const
  for (const name of events) addEventListener(name, touch, { once: true })
  const address = addressIn(remembered, location.href)
  const answer = await fetch(address).catch(() => null) // No connection: no other language.
  if (answer?.ok === true && !answer.redirected && !touched) location.replace(address)
}

import type { Language } from '../../domain/language.ts'
import { addressIn } from './language.ts'

/** The other language, as a link: it works by itself and can be opened in a second tab. */
export function LanguageSwitch({ language }: { readonly language: Language }) {
  const other = language === 'id' ? 'en' : 'id'
  return (
    <a href={addressIn(other, location.href)} hreflang={other} lang={other} rel="alternate">
      {other === 'id' ? 'Bahasa Indonesia' : 'English'}
    </a>
  )
}

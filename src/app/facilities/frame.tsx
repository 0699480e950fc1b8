import type { ComponentChildren } from 'preact'
import { ADDRESSES } from '../../domain/addresses.ts'
import type { Language } from '../../domain/language.ts'
import { brandName } from '../parts/brand.ts'
import { LanguageSwitch } from '../parts/language-switch.tsx'
import { Screen } from '../parts/screen.tsx'
import { messages } from './messages.ts'

/** The frame of the facilities' screens, with the way back to the dashboard. */
export function Frame({
  title,
  language,
  children,
}: {
  readonly title: string
  readonly language: Language
  readonly children: ComponentChildren
}) {
  const aside = (
    <nav class="facility-ways">
      <a href={ADDRESSES.dashboard}>{messages[language].dashboard}</a>
      <a href={`${ADDRESSES.dashboard}/akun`}>{messages[language].account}</a>
      <LanguageSwitch language={language} />
    </nav>
  )
  return (
    <Screen brand={brandName()} title={title} wide aside={aside}>
      {children}
    </Screen>
  )
}

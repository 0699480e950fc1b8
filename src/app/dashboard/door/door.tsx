import type { ComponentChildren } from 'preact'
import type { Language } from '../../../domain/language.ts'
import { brandName } from '../../parts/brand.ts'
import { LanguageSwitch } from '../../parts/language-switch.tsx'
import { Screen } from '../../parts/screen.tsx'

/** The frame before anybody is signed in. */
export function Door({
  language,
  title,
  children,
}: {
  readonly language: Language
  readonly title: string
  readonly children: ComponentChildren
}) {
  return (
    <Screen brand={brandName()} title={title} aside={<LanguageSwitch language={language} />}>
      {children}
    </Screen>
  )
}

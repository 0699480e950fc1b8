import type { ComponentChildren } from 'preact'
import type { Language } from '../../domain/language.ts'
import { brandName } from '../parts/brand.ts'
import { LanguageSwitch } from '../parts/language-switch.tsx'
import { Screen } from '../parts/screen.tsx'

/** The frame of what stands before the gate: signing in, one-time links. */
export function Door(props: {
  readonly title: string
  readonly language: Language
  readonly children: ComponentChildren
}) {
  return (
    <Screen brand={brandName()} title={props.title} aside={<LanguageSwitch language={props.language} />}>
      {props.children}
    </Screen>
  )
}

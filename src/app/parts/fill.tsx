import { type ComponentChild, render } from 'preact'
import type { Language } from '../../domain/language.ts'
import { brandName } from './brand.ts'

/** Puts a screen in the place of whatever the server drew, and says what it is called. */
export function fill(root: HTMLElement, language: Language, title: string | null, screen: ComponentChild): void {
  document.documentElement.lang = language
  document.title = title === null ? brandName() : `${title} · ${brandName()}`
  root.replaceChildren()
  render(screen, root)
}

import { render } from 'preact'
import { ADDRESSES } from '../../domain/protocol.ts'
import { brandName } from '../parts/brand.ts'
import { pageLanguage } from '../parts/language.ts'
import { LanguageSwitch } from '../parts/language-switch.tsx'
import { Screen } from '../parts/screen.tsx'
import { messages } from './messages.ts'

export function show(root: HTMLElement): void {
  const language = pageLanguage()
  const words = messages[language]
  document.documentElement.lang = language
  document.title = brandName()
  render(
    <Screen brand={brandName()} title={words.title} aside={<LanguageSwitch language={language} />}>
      <p>{words.lead}</p>
      <a class="button" href={ADDRESSES.generalForm}>
        {words.general}
      </a>
      <a class="button button-second" href={ADDRESSES.tracking}>
        {words.track}
      </a>
      <a class="button button-second" href={ADDRESSES.outbox}>
        {words.outbox}
      </a>
    </Screen>,
    root,
  )
}

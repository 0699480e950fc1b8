import { ADDRESSES } from '../../domain/addresses.ts'
import type { Language } from '../../domain/language.ts'
import { Notice } from '../../form/parts/notice.tsx'
import { brandName } from './brand.ts'
import { inLanguage } from './language.ts'
import { LanguageSwitch } from './language-switch.tsx'
import { Screen } from './screen.tsx'

const id = {
  title: 'Browser ini tidak bisa menyimpan laporan',
  why: 'Halaman dibuka tanpa sambungan aman (https), atau browsernya terlalu lama.',
  next: 'Laporan tetap bisa dikirim langsung lewat formulir biasa selama ada sinyal.',
  form: 'Buka formulir',
}
const en: typeof id = {
  title: 'This browser cannot keep reports',
  why: 'The page was opened without a secure connection (https), or the browser is too old.',
  next: 'You can still send a report at once with the plain form while there is a signal.',
  form: 'Open the form',
}
const messages = { id, en }

/** Stands in place of a screen that shows what rests on this phone, where nothing can rest. */
export function CannotKeep({ title, language }: { readonly title: string; readonly language: Language }) {
  const words = messages[language]
  return (
    <Screen brand={brandName()} title={title} aside={<LanguageSwitch language={language} />}>
      <Notice tone="alert" title={words.title}>
        <p>{words.why}</p>
        <p>{words.next}</p>
      </Notice>
      <a class="button" href={inLanguage(ADDRESSES.generalForm, language)}>
        {words.form}
      </a>
    </Screen>
  )
}

import { ADDRESSES } from '../../domain/addresses.ts'
import type { Language } from '../../domain/language.ts'
import { Header } from '../../form/parts/header.tsx'
import { Notice } from '../../form/parts/notice.tsx'
import type { Outbox } from '../../outbox/outbox.ts'
import { brandName } from '../parts/brand.ts'
import { LanguageSwitch } from '../parts/language-switch.tsx'
import { Screen } from '../parts/screen.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { messages } from './messages.ts'
import { ReceiptView } from './receipt-view.tsx'
import { useReceipt } from './use-receipt.ts'

type Props = { readonly outbox: Outbox; readonly language: Language }

/** The receipt of one report on this phone: `/bukti#<id>`. */
export function ReceiptScreen({ outbox, language }: Props) {
  const words = messages[language]
  const found = useReceipt(outbox)
  if (found.name === 'here') {
    return (
      <>
        <Header brand={brandName()}>
          <LanguageSwitch language={language} />
        </Header>
        <main class="page stack" id="main">
          <ReceiptView {...found} outbox={outbox} language={language} />
          <button class="button button-quiet" type="button" onClick={() => print()}>
            {words.print}
          </button>
        </main>
      </>
    )
  }
  return (
    <Screen brand={brandName()} title={words.title} aside={<LanguageSwitch language={language} />}>
      {found.name === 'reading' ? (
        <Skeleton label={words.reading} />
      ) : (
        <>
          <Notice title={words.nowhere}>
            <p>{words.nowhereNext}</p>
          </Notice>
          <a class="button" href={ADDRESSES.tracking}>
            {words.track}
          </a>
          <a class="button button-second" href={ADDRESSES.outbox}>
            {words.outbox}
          </a>
        </>
      )}
    </Screen>
  )
}

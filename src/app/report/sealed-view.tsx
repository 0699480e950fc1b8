import type { ComponentChildren, ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Language } from '../../domain/language.ts'
import { formatTrackingCode, readTrackingCode } from '../../domain/tracking-code.ts'
import { Notice } from '../../form/parts/notice.tsx'
import type { Entry } from '../../outbox/entry.ts'
import type { Outbox } from '../../outbox/outbox.ts'
import type { ReceiptProps } from '../receipt/receipt-view.tsx'
import type { ReportWords } from './words-id.ts'

type Props = {
  readonly sealed: Entry
  readonly outbox: Outbox
  readonly language: Language
  readonly words: ReportWords
  readonly children?: ComponentChildren
}

/**
 * In the form's place once it is sealed: the receipt, which follows the report's way without a reload. What a person must
 * leave with, the word and the code, is in the first script; the rest of the receipt was fetched while they wrote.
 */
export function SealedView({ sealed, outbox, language, words, children }: Props) {
  const [entry, setEntry] = useState(sealed)
  const [verdict, setVerdict] = useState<ReceiptProps['verdict']>(null)
  const [paused, setPaused] = useState(false)
  const [View, setView] = useState<ComponentType<ReceiptProps> | null>(null)

  useEffect(() => {
    let shown = true
    void loadReceipt().then(
      ({ ReceiptView, VERDICTS }) => {
        const look = async () => {
          const now = await outbox.entry(sealed.id)
          if (now === null || !shown) return
          setEntry(now)
          setVerdict(now.receipt === null ? null : VERDICTS[await outbox.verify(now.receipt)])
          setPaused(await outbox.isPaused())
        }
        follow = () => void look().catch(() => null) // What is shown stays true; the next change looks again.
        follow()
        setView(() => ReceiptView)
      },
      () => null, // Never fetched and no connection: the code below is what counts.
    )
    let follow = () => {}
    const end = outbox.watch(() => follow())
    return () => {
      shown = false
      end()
    }
  }, [outbox, sealed.id])

  useEffect(() => {
    // The heading is read out: this is what the person waited for.
    document.querySelector<HTMLElement>('main h1')?.focus()
  }, [View])

  return (
    <main class="page stack">
      {children}
      {View === null ? (
        <FirstWord entry={entry} words={words} />
      ) : (
        <View entry={entry} verdict={verdict} paused={paused} outbox={outbox} language={language} />
      )}
    </main>
  )
}

/** Fetches the rest of the receipt. Called as soon as a form is alive, so that it is here when it is sealed. */
export async function loadReceipt() {
  const [{ ReceiptView }, { VERDICTS }] = await Promise.all([
    import('../receipt/receipt-view.tsx'),
    import('../receipt/verdict.ts'),
  ])
  return { ReceiptView, VERDICTS }
}

function FirstWord({ entry, words }: { readonly entry: Entry; readonly words: ReportWords }) {
  const code = readTrackingCode(entry.trackingCode ?? '')
  return (
    <Notice tone="good">
      <h1 tabIndex={-1}>{words.saved}</h1>
      <p>{words.willBeSent}</p>
      {code !== null && (
        <p>
          {words.trackingCode}: <span class="code code-large tracking-code">{formatTrackingCode(code)}</span>
        </p>
      )}
    </Notice>
  )
}

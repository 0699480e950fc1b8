import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Language } from '../../domain/language.ts'
import type { Entry } from '../../outbox/entry.ts'
import type { Outbox } from '../../outbox/outbox.ts'
import { ReceiptView } from '../receipt/receipt-view.tsx'
import { VERDICTS, type Verdict } from '../receipt/verdict.ts'

type Props = {
  readonly sealed: Entry
  readonly outbox: Outbox
  readonly language: Language
  readonly children?: ComponentChildren
}

/** In the form's place once it is sealed: the receipt, which follows the report's way without a reload. */
export function SealedView({ sealed, outbox, language, children }: Props) {
  const [entry, setEntry] = useState(sealed)
  const [verdict, setVerdict] = useState<Verdict | null>(null)

  useEffect(() => {
    // The heading is read out: this is what the person waited for.
    document.querySelector<HTMLElement>('main h1')?.focus()
    const look = async () => {
      const now = await outbox.entry(sealed.id)
      if (now === null) return
      setEntry(now)
      setVerdict(now.receipt === null ? null : VERDICTS[await outbox.verify(now.receipt)])
    }
    const follow = () => void look().catch(() => null) // What is shown stays true; the next change looks again.
    follow()
    return outbox.watch(follow)
  }, [outbox, sealed.id])

  return (
    <main class="page stack">
      {children}
      <ReceiptView entry={entry} verdict={verdict} language={language} />
    </main>
  )
}

import type { Language } from '../../domain/language.ts'
import type { Scanned } from '../../domain/scanned.ts'
import { Host } from './host.tsx'
import { messages } from './messages.ts'
import { VerdictCard } from './verdict-card.tsx'

type Foreign = Extract<Scanned, { readonly outcome: 'foreign' | 'look-alike' }>

/** An address that is not ours: where it leads in large type, the whole of it as plain text, and no way to follow it. */
export function ForeignVerdict({ scanned, language }: { readonly scanned: Foreign; readonly language: Language }) {
  const words = messages[language]
  const isDisguised = scanned.outcome === 'look-alike'
  return (
    <VerdictCard tone="alert" title={isDisguised ? words.lookAlike : words.foreign}>
      {isDisguised && <p>{words.disguises[scanned.why]}</p>}
      <dl class="verdict-facts">
        <div>
          <dt>{words.leadsTo}</dt>
          <dd>
            <Host host={scanned.host} />
          </dd>
        </div>
        {isDisguised && scanned.genuine !== scanned.host && (
          <div>
            <dt>{words.ours}</dt>
            <dd>
              <Host host={scanned.genuine} isGenuine />
            </dd>
          </div>
        )}
        <div>
          <dt>{words.whole}</dt>
          <dd class="shown-address">
            <bdi dir="ltr">{scanned.address}</bdi>
          </dd>
        </div>
      </dl>
      <p>
        <strong>{words.foreignNext}</strong>
      </p>
    </VerdictCard>
  )
}

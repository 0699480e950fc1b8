import type { Campaign } from '../../domain/campaign.ts'
import { grouped } from '../../domain/crockford.ts'
import type { FacilityAnswer, PlacementAnswer } from '../../domain/facility-protocol.ts'
import type { Language } from '../../domain/language.ts'
import { dayNumber, isoDay } from '../../domain/wita.ts'
import { type Answer, addPlacement, editPlacement, issueCode, withdrawCode } from './ask.ts'
import { messages } from './messages.ts'
import { PastedOver } from './pasted-over.tsx'
import { PlacementForm } from './placement-form.tsx'
import { placementWords } from './placement-words.ts'

type Props = {
  readonly facility: FacilityAnswer
  readonly campaigns: readonly Campaign[]
  readonly language: Language
  readonly onChange: (answer: Answer<FacilityAnswer>) => void
}

/** Where codes hang, which they are, and what became of older ones. */
export function Placements({ facility, campaigns, language, onChange }: Props) {
  const words = messages[language]
  return (
    <section class="stack">
      <h2>{words.placements}</h2>
      {facility.placements.map((placement) => (
        <Placement
          key={placement.id}
          placement={placement}
          campaigns={campaigns}
          language={language}
          onChange={onChange}
        />
      ))}
      <details class="card">
        <summary>{words.addPlacement}</summary>
        <PlacementForm
          placement={null}
          campaigns={campaigns}
          language={language}
          onSave={async (input) => onChange(await addPlacement(facility.id, input))}
        />
      </details>
    </section>
  )
}

function Placement({
  placement,
  campaigns,
  language,
  onChange,
}: Omit<Props, 'facility'> & { readonly placement: PlacementAnswer }) {
  const words = messages[language]
  const active = placement.codes.find((code) => code.withdrawnAt === null)
  const campaign = campaigns.find(({ id }) => id === placement.campaign)
  const older = placement.codes.filter((code) => code !== active)
  const withdraw = async (replace: boolean) => {
    if (active !== undefined) onChange(await withdrawCode(active.code, replace))
  }
  return (
    <div class="card stack">
      <h3>
        {placement.label}
        {placement.kind !== 'other' && (
          <span class="facility-mark facility-mark-plain">{placementWords[language][placement.kind]}</span>
        )}
        {campaign !== undefined && <span class="facility-mark facility-mark-plain">{campaign.name}</span>}
      </h3>
      {active !== undefined && (
        <p>
          <span class="code code-large">{grouped(active.code)}</span>{' '}
          <span class="quiet">{words.codeIssued(dayOf(active.issuedAt))}</span>
        </p>
      )}
      <div class="facility-actions">
        {active === undefined ? (
          <button
            class="button button-second"
            type="button"
            onClick={() => void issueCode(placement.id).then(onChange)}
          >
            {words.issue}
          </button>
        ) : (
          <>
            <button class="button button-second" type="button" onClick={() => void withdraw(true)}>
              {words.replaceCode}
            </button>
            <button class="button button-second" type="button" onClick={() => void withdraw(false)}>
              {words.withdrawCode}
            </button>
          </>
        )}
      </div>
      {older.length > 0 && (
        <ul>
          {older.map((code) => (
            <li key={code.code}>
              <span class="code">{grouped(code.code)}</span> {words.codeWithdrawn(dayOf(code.withdrawnAt ?? 0))}
              {code.successor !== null && `, ${words.successor(grouped(code.successor))}`}
            </li>
          ))}
        </ul>
      )}
      {active !== undefined && <PastedOver code={active.code} language={language} />}
      <details>
        <summary>{words.editPlacement}</summary>
        <PlacementForm
          placement={placement}
          campaigns={campaigns}
          language={language}
          onSave={async (input) => onChange(await editPlacement(placement.id, input))}
        />
      </details>
    </div>
  )
}

function dayOf(at: number): string {
  return isoDay(dayNumber(at))
}

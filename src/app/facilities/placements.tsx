import { grouped } from '../../domain/crockford.ts'
import type { FacilityAnswer, PlacementAnswer } from '../../domain/facility-protocol.ts'
import type { Language } from '../../domain/language.ts'
import { dayNumber, isoDay } from '../../domain/wita.ts'
import { type Answer, addPlacement, issueCode, renamePlacement, withdrawCode } from './ask.ts'
import { messages } from './messages.ts'

type Props = {
  readonly facility: FacilityAnswer
  readonly language: Language
  readonly onChange: (answer: Answer<FacilityAnswer>) => void
}

/** Where codes hang, which they are, and what became of older ones. */
export function Placements({ facility, language, onChange }: Props) {
  const words = messages[language]
  return (
    <section class="stack">
      <h2>{words.placements}</h2>
      {facility.placements.map((placement) => (
        <Placement key={placement.id} placement={placement} language={language} onChange={onChange} />
      ))}
      <details class="card">
        <summary>{words.addPlacement}</summary>
        <LabelForm
          id="placement-new"
          value=""
          language={language}
          onSave={async (label) => onChange(await addPlacement(facility.id, label))}
        />
      </details>
    </section>
  )
}

function Placement({
  placement,
  language,
  onChange,
}: Omit<Props, 'facility'> & { readonly placement: PlacementAnswer }) {
  const words = messages[language]
  const active = placement.codes.find((code) => code.withdrawnAt === null)
  const older = placement.codes.filter((code) => code !== active)
  const withdraw = async (replace: boolean) => {
    if (active !== undefined) onChange(await withdrawCode(active.code, replace))
  }
  return (
    <div class="card stack">
      <h3>{placement.label}</h3>
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
      <details>
        <summary>{words.rename}</summary>
        <LabelForm
          id={`placement-${placement.id}`}
          value={placement.label}
          language={language}
          onSave={async (label) => onChange(await renamePlacement(placement.id, label))}
        />
      </details>
    </div>
  )
}

function LabelForm({
  id,
  value,
  language,
  onSave,
}: {
  readonly id: string
  readonly value: string
  readonly language: Language
  readonly onSave: (label: string) => Promise<void>
}) {
  const words = messages[language]
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        const form = event.currentTarget
        const label = new FormData(form).get('label')
        if (typeof label === 'string') void onSave(label).then(() => form.closest('details')?.removeAttribute('open'))
      }}
    >
      <label for={id}>{words.placementLabel}</label>
      <input id={id} name="label" defaultValue={value} required maxLength={80} />
      <button class="button button-second" type="submit">
        {words.save}
      </button>
    </form>
  )
}

function dayOf(at: number): string {
  return isoDay(dayNumber(at))
}

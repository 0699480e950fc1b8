import * as v from 'valibot'
import type { Campaign } from '../../domain/campaign.ts'
import { PLACEMENT_KINDS } from '../../domain/facility.ts'
import { type PlacementAnswer, type PlacementInput, placementSchema } from '../../domain/facility-protocol.ts'
import type { Language } from '../../domain/language.ts'
import { messages } from './messages.ts'
import { placementWords } from './placement-words.ts'

/** What is written down about a placement: a label, what kind of spot it is, a campaign. `placement` null: a new one. */
export function PlacementForm({
  placement,
  campaigns,
  language,
  onSave,
}: {
  readonly placement: PlacementAnswer | null
  readonly campaigns: readonly Campaign[]
  readonly language: Language
  readonly onSave: (input: PlacementInput) => Promise<void>
}) {
  const words = messages[language]
  const id = `placement-${placement?.id ?? 'new'}`
  // An ended campaign takes no new placements and keeps those it had.
  const choices = campaigns.filter(({ id, endedAt }) => endedAt === null || id === placement?.campaign)
  return (
    <form
      class="stack placement-form"
      onSubmit={(event) => {
        event.preventDefault()
        const form = event.currentTarget
        const data = Object.fromEntries(new FormData(form))
        const read = v.safeParse(placementSchema, { ...data, campaign: data.campaign || null })
        if (read.success) void onSave(read.output).then(() => form.closest('details')?.removeAttribute('open'))
      }}
    >
      <label for={id}>{words.placementLabel}</label>
      <input id={id} name="label" defaultValue={placement?.label ?? ''} required maxLength={80} />
      <label for={`${id}-kind`}>{words.placementKind}</label>
      <select id={`${id}-kind`} name="kind">
        {PLACEMENT_KINDS.map((kind) => (
          <option key={kind} value={kind} selected={kind === (placement?.kind ?? 'counter')}>
            {placementWords[language][kind]}
          </option>
        ))}
      </select>
      {choices.length > 0 && (
        <>
          <label for={`${id}-campaign`}>{words.campaign}</label>
          <select id={`${id}-campaign`} name="campaign">
            <option value="">{words.noCampaign}</option>
            {choices.map((campaign) => (
              <option key={campaign.id} value={campaign.id} selected={campaign.id === placement?.campaign}>
                {campaign.name}
              </option>
            ))}
          </select>
        </>
      )}
      <button class="button button-second" type="submit">
        {words.save}
      </button>
    </form>
  )
}

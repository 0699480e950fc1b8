import * as v from 'valibot'
import { CAMPAIGN_ADDRESSES, type Campaign, type CampaignInput, campaignSchema } from '../../domain/campaign.ts'
import {
  type ExamplesRemoved,
  examplesAnswerSchema,
  examplesRemovedSchema,
  FACILITY_ADDRESSES,
  type FacilityAnswer,
  type FacilityInput,
  type FacilityList,
  facilityAnswerSchema,
  facilityListSchema,
  type PlacementInput,
} from '../../domain/facility-protocol.ts'
import { POSTER_ALERT_ADDRESSES, type PosterAlerts, posterAlertsSchema } from '../../domain/poster-alert.ts'
import { HEALTH_ADDRESSES, type PosterHealth, posterHealthSchema } from '../../domain/poster-health.ts'
import { POSTER_ADDRESS, type PosterRun, posterRunSchema } from '../../domain/poster-protocol.ts'
import { errorAnswerSchema } from '../../domain/protocol.ts'

/** What the server said, as a screen needs it. */
export type Answer<Value> =
  | { readonly outcome: 'value'; readonly value: Value }
  | { readonly outcome: 'signed-out' }
  | { readonly outcome: 'forbidden' }
  | { readonly outcome: 'stale' }
  /** Fields that were refused → a short word each. */
  | { readonly outcome: 'invalid'; readonly fields: Readonly<Record<string, string>> }
  | { readonly outcome: 'failed' }

export function list(query: string): Promise<Answer<FacilityList>> {
  return ask('GET', `${FACILITY_ADDRESSES.list}${query}`, facilityListSchema)
}

export function posters(query: string): Promise<Answer<PosterRun>> {
  return ask('GET', `${POSTER_ADDRESS}${query}`, posterRunSchema)
}

export function add(facility: FacilityInput, placement: PlacementInput): Promise<Answer<FacilityAnswer>> {
  return ask('POST', FACILITY_ADDRESSES.list, facilityAnswerSchema, { facility, placement })
}

export function edit(id: string, version: number, facility: FacilityInput): Promise<Answer<FacilityAnswer>> {
  return ask('PUT', FACILITY_ADDRESSES.facility(id), facilityAnswerSchema, { version, facility })
}

export function setWithdrawn(id: string, withdrawn: boolean): Promise<Answer<FacilityAnswer>> {
  const address = withdrawn ? FACILITY_ADDRESSES.withdraw(id) : FACILITY_ADDRESSES.restore(id)
  return ask('POST', address, facilityAnswerSchema, {})
}

export function addPlacement(facility: string, input: PlacementInput): Promise<Answer<FacilityAnswer>> {
  return ask('POST', FACILITY_ADDRESSES.placements(facility), facilityAnswerSchema, input)
}

export function editPlacement(id: string, input: PlacementInput): Promise<Answer<FacilityAnswer>> {
  return ask('PUT', FACILITY_ADDRESSES.placement(id), facilityAnswerSchema, input)
}

export function issueCode(placement: string): Promise<Answer<FacilityAnswer>> {
  return ask('POST', FACILITY_ADDRESSES.issue(placement), facilityAnswerSchema, {})
}

export function withdrawCode(code: string, replace: boolean): Promise<Answer<FacilityAnswer>> {
  return ask('POST', FACILITY_ADDRESSES.withdrawCode(code), facilityAnswerSchema, { replace })
}

const campaignsSchema = v.pipe(
  v.object({ campaigns: v.array(campaignSchema) }),
  v.transform(({ campaigns }) => campaigns),
)

/** Both answer with every campaign. */
export function addCampaign(input: CampaignInput): Promise<Answer<readonly Campaign[]>> {
  return ask('POST', CAMPAIGN_ADDRESSES.list, campaignsSchema, input)
}

export function editCampaign(id: string, input: CampaignInput): Promise<Answer<readonly Campaign[]>> {
  return ask('PUT', CAMPAIGN_ADDRESSES.campaign(id), campaignsSchema, input)
}

export function posterAlerts(): Promise<Answer<PosterAlerts>> {
  return ask('GET', POSTER_ALERT_ADDRESSES.list, posterAlertsSchema)
}

export function reportPastedOver(code: string, note: string): Promise<Answer<PosterAlerts>> {
  return ask('POST', POSTER_ALERT_ADDRESSES.found(code), posterAlertsSchema, { note })
}

export function settleAlert(id: string, settled: boolean): Promise<Answer<PosterAlerts>> {
  const address = settled ? POSTER_ALERT_ADDRESSES.settle(id) : POSTER_ALERT_ADDRESSES.reopen(id)
  return ask('POST', address, posterAlertsSchema, {})
}

export function posterHealth(query: string): Promise<Answer<PosterHealth>> {
  return ask('GET', `${HEALTH_ADDRESSES.list}${query}`, posterHealthSchema)
}

export function countExamples(): Promise<Answer<v.InferOutput<typeof examplesAnswerSchema>>> {
  return ask('GET', FACILITY_ADDRESSES.examples, examplesAnswerSchema)
}

export function removeExamples(): Promise<Answer<ExamplesRemoved>> {
  return ask('POST', FACILITY_ADDRESSES.removeExamples, examplesRemovedSchema, {})
}

export async function ask<Schema extends v.GenericSchema>(
  method: 'GET' | 'POST' | 'PUT',
  address: string,
  schema: Schema,
  body?: unknown,
): Promise<Answer<v.InferOutput<Schema>>> {
  let answer: Response
  let json: unknown
  try {
    answer = await fetch(address, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
    })
    json = await answer.json()
  } catch {
    // No connection, or something in between answered with no JSON: nothing is known, nothing changed on screen.
    return { outcome: 'failed' }
  }
  if (answer.ok) {
    const read = v.safeParse(schema, json)
    return read.success ? { outcome: 'value', value: read.output } : { outcome: 'failed' }
  }
  if (answer.status === 401) return { outcome: 'signed-out' }
  if (answer.status === 403) return { outcome: 'forbidden' }
  if (answer.status === 409) return { outcome: 'stale' }
  const error = v.safeParse(errorAnswerSchema, json)
  const fields = error.success ? error.output.error.fields : undefined
  return answer.status === 422 && fields !== undefined ? { outcome: 'invalid', fields } : { outcome: 'failed' }
}

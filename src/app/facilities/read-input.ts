import * as v from 'valibot'
import {
  type FacilityInput,
  facilityInputSchema,
  type PlacementInput,
  placementSchema,
} from '../../domain/facility-protocol.ts'

export type ReadInput =
  | { readonly outcome: 'facility'; readonly facility: FacilityInput; readonly placement: PlacementInput }
  /** Field → a short word that says what is wrong with it. */
  | { readonly outcome: 'wrong'; readonly fields: Readonly<Record<string, string>> }

/** Of a facility that is edited: its placements are changed elsewhere. */
const NAMELESS: PlacementInput = { label: '', kind: 'other', campaign: null }

/** Reads the facility's form by the same schema as the server. A decimal comma is taken as a point. */
export function readInput(data: FormData): ReadInput {
  const text = (name: string) => {
    const value = data.get(name)
    return typeof value === 'string' ? value.trim() : ''
  }
  const orNull = (name: string) => text(name) || null
  const degrees = (name: string) => Number(text(name).replace(',', '.') || Number.NaN)
  const isPlaced = text('latitude') !== '' || text('longitude') !== ''
  const facility = v.safeParse(facilityInputSchema, {
    name: text('name'),
    kind: text('kind'),
    agency: text('agency'),
    regency: text('regency'),
    district: orNull('district'),
    village: orNull('village'),
    address: text('address'),
    river: orNull('river'),
    bank: orNull('bank'),
    landmark: orNull('landmark'),
    position: isPlaced ? { latitude: degrees('latitude'), longitude: degrees('longitude') } : null,
  })
  const placement = v.safeParse(placementSchema, { label: text('placement') })
  const named = data.has('placement') ? placement.success : true
  if (facility.success && named)
    return {
      outcome: 'facility',
      facility: facility.output,
      placement: placement.success ? placement.output : NAMELESS,
    }
  const fields: Record<string, string> = named ? {} : { placement: 'empty' }
  for (const issue of facility.issues ?? []) {
    const name = v.getDotPath(issue)?.split('.').pop()
    if (name !== undefined) fields[name] = /^[a-z-]+$/.test(issue.message) ? issue.message : 'wrong'
  }
  return { outcome: 'wrong', fields }
}

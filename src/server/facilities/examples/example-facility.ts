import type { FacilityKind } from '../../../domain/facility.ts'
import type { AgencyId } from './agencies.ts'

/** A facility as the example data writes it down. */
export type ExampleFacility = {
  readonly name: string
  readonly kind: FacilityKind
  readonly agency: AgencyId
  /** Kemendagri code of its village; district and regency are its beginnings. */
  readonly village: string
  readonly address: string
  readonly position: readonly [latitude: number, longitude: number]
  /** For places on the water: the river, the bank looking downstream, what stands beside it. */
  readonly water?: readonly [river: string, bank: 'left' | 'right', landmark: string]
  readonly placements: readonly [string, ...string[]]
}

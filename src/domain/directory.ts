import * as v from 'valibot'
import { directoryEntrySchema } from './protocol.ts'

/** What a phone keeps of the public directory, and what the province says of one code. Times are epoch milliseconds. */

/** A regency's facilities lie in so many parts, by a hash of their ids; what changed is sent part by part. */
export const PARTS_OF_REGENCY = 16

const successorSchema = v.object({ code: v.string(), name: v.string(), placement: v.string() })
const { code, name, kind, agency, area } = directoryEntrySchema.entries

/** `GET /api/facilities/{code}`. A code that was never issued is answered with `not-found`. */
export const checkedCodeSchema = v.object({
  code,
  name,
  kind,
  agency,
  area,
  /** Where at the facility the code hangs: "Loket pendaftaran". */
  placement: v.string(),
  since: v.number(),
  /** When it was taken out of use, or its facility was; null: it is in use. */
  withdrawnAt: v.nullable(v.number()),
  /** The code in use that took its place, if there is one. */
  successor: v.nullable(successorSchema),
})
export type CheckedCode = v.InferOutput<typeof checkedCodeSchema>

/** `GET /api/poster`: what every genuine poster of this province carries. */
export const posterFactsSchema = v.object({
  publicUrl: v.string(),
  brand: v.string(),
  smsNumber: v.string(),
  smsKeyword: v.string(),
})
export type PosterFacts = v.InferOutput<typeof posterFactsSchema>

const day = v.pipe(v.number(), v.integer())
const index = v.pipe(v.number(), v.integer(), v.minValue(0))

/** A code: itself, the WITA day of issue, its placement's label, the day it was withdrawn, its successor. */
const packedCodeSchema = v.strictTuple([v.string(), day, v.string(), v.nullable(day), v.nullable(v.string())])

/** A facility: name, kind and agency (places in the answer's lists), what follows the regency in its area's code, codes. */
export const packedFacilitySchema = v.strictTuple([v.string(), index, index, v.string(), v.array(packedCodeSchema)])
export type PackedFacility = v.InferOutput<typeof packedFacilitySchema>

/**
 * `GET /api/facilities?since={mark}`, all regencies or `&regency=63.71`: every part that is not as the mark says, each
 * whole: what is not in it is gone. `whole`: the mark said nothing usable, and these parts are all there is.
 */
export const directoryDeltaSchema = v.object({
  /** What `since` says next time. Nobody reads it but the province. */
  mark: v.string(),
  whole: v.boolean(),
  kinds: v.array(v.string()),
  agencies: v.array(v.string()),
  /** Regency, number of the part, its facilities. */
  parts: v.array(v.strictTuple([v.string(), index, v.array(packedFacilitySchema)])),
})
export type DirectoryDelta = v.InferOutput<typeof directoryDeltaSchema>

/** One facility as a phone keeps it. */
export type KeptFacility = Pick<CheckedCode, 'name' | 'kind' | 'agency' | 'area'> & {
  readonly codes: readonly KeptCode[]
}

/** A code of a kept facility; `since` and `withdrawnAt` are the beginnings of their days in WITA. */
export type KeptCode = Pick<CheckedCode, 'code' | 'since' | 'placement' | 'withdrawnAt'> & {
  /** The code that took its place, in use or not. */
  readonly successor: string | null
}

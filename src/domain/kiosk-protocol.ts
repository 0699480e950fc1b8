import * as v from 'valibot'
import { FACILITY_KINDS } from './facility.ts'

/** Where kiosks and the server meet. */
export const KIOSK_ADDRESSES = {
  page: (code: string) => `/kios/${code}`,
  /** The tablet's: by its one-time link, then by its own key. */
  enrol: '/api/kiosks/enrol',
  facts: '/api/kiosks/facts',
  /** Anybody's. */
  week: (code: string) => `/api/kiosks/${code}/week`,
} as const

export const enrolSchema = v.object({ token: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/)) })

const named = v.object({ id: v.string(), name: v.string() })

/** What a tablet must know to stand at its counter for days without a connection. Nothing of it is about any reporter. */
export const kioskFactsSchema = v.object({
  name: v.string(),
  withdrawn: v.boolean(),
  /** The code in use at its placement; the last one when none is. */
  code: v.string(),
  /** What the code for people's own phones carries. */
  publicUrl: v.string(),
  brand: v.string(),
  facility: v.object({
    name: v.string(),
    kind: v.picklist(FACILITY_KINDS),
    agency: v.string(),
    area: v.string(),
    address: v.string(),
    example: v.boolean(),
  }),
  categories: v.object({ id: v.array(named), en: v.array(named) }),
})
export type KioskFacts = v.InferOutput<typeof kioskFactsSchema>

/** `key` is the tablet's own from now on: it tells the province that it is alive, and opens nothing else. */
export const enrolledSchema = v.object({ key: v.string(), facts: kioskFactsSchema })

/** Reports of this facility in the last seven days, and cases closed in them. Null: too few to be told. */
export const kioskWeekSchema = v.object({ received: v.nullable(v.number()), settled: v.nullable(v.number()) })
export type KioskWeek = v.InferOutput<typeof kioskWeekSchema>

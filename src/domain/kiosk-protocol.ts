import * as v from 'valibot'
import { FACILITY_KINDS } from './facility.ts'

/** Where kiosks, the screen that sets them up, and the server meet. Times are epoch milliseconds. */
export const KIOSK_ADDRESSES = {
  page: (code: string) => `/kios/${code}`,
  /** The screen's. */
  ofFacility: (id: string) => `/api/desk/facilities/${id}/kiosks`,
  kiosk: (id: string) => `/api/desk/kiosks/${id}`,
  link: (id: string) => `/api/desk/kiosks/${id}/link`,
  withdraw: (id: string) => `/api/desk/kiosks/${id}/withdraw`,
  /** The tablet's: by its one-time link, then by its own key. */
  enrol: '/api/kiosks/enrol',
  facts: '/api/kiosks/facts',
  /** Anybody's. */
  week: (code: string) => `/api/kiosks/${code}/week`,
} as const

const name = v.pipe(v.string(), v.trim(), v.minLength(1, 'empty'), v.maxLength(60, 'too-long'))
export const kioskAddSchema = v.object({ name, placement: v.pipe(v.string(), v.maxLength(80)) })
export const kioskRenameSchema = v.object({ name })

/** A kiosk as the facility's screen lists it. */
export const kioskAnswerSchema = v.object({
  id: v.string(),
  name: v.string(),
  /** The placement's label, and the code that hangs there now; null: none does. */
  placement: v.string(),
  code: v.nullable(v.string()),
  /** Until when its link can be used; null: there is none to use. */
  linkUntil: v.nullable(v.number()),
  enrolledAt: v.nullable(v.number()),
  /** To the minute. */
  lastSeenAt: v.nullable(v.number()),
  withdrawnAt: v.nullable(v.number()),
})
export type KioskAnswer = v.InferOutput<typeof kioskAnswerSchema>
export const kioskListSchema = v.object({ kiosks: v.array(kioskAnswerSchema) })
/** A link is told once, to whoever made it. */
export const kioskLinkSchema = v.object({ kiosk: kioskAnswerSchema, link: v.string() })
export type KioskLink = v.InferOutput<typeof kioskLinkSchema>

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

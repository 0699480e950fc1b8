import * as v from 'valibot'

/** Where the screen that sets kiosks up and the server meet. Times are epoch milliseconds. */
export const KIOSK_DESK_ADDRESSES = {
  ofFacility: (id: string) => `/api/desk/facilities/${id}/kiosks`,
  kiosk: (id: string) => `/api/desk/kiosks/${id}`,
  link: (id: string) => `/api/desk/kiosks/${id}/link`,
  withdraw: (id: string) => `/api/desk/kiosks/${id}/withdraw`,
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

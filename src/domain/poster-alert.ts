import * as v from 'valibot'

/** Where screens and server meet about posters that were found pasted over. Times are epoch milliseconds. */
export const POSTER_ALERT_ADDRESSES = {
  list: '/api/desk/poster-alerts',
  found: (code: string) => `/api/desk/codes/${code}/alerts`,
  settle: (id: string) => `/api/desk/poster-alerts/${id}/settle`,
  reopen: (id: string) => `/api/desk/poster-alerts/${id}/reopen`,
} as const

/** `note`: what hangs there now, and what was done; may be empty. */
export const posterFoundSchema = v.object({
  note: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(500, 'too-long')), ''),
})

export const posterAlertSchema = v.object({
  id: v.string(),
  code: v.string(),
  facility: v.object({ id: v.string(), name: v.string() }),
  placement: v.string(),
  foundAt: v.number(),
  /** The name of the officer who found it. */
  by: v.string(),
  note: v.string(),
  settledAt: v.nullable(v.number()),
})
export type PosterAlert = v.InferOutput<typeof posterAlertSchema>

/** Alerts in one answer; open ones first, so that none of them is cut off by settled ones. */
export const ALERTS_LIMIT = 200
export const posterAlertsSchema = v.object({ open: v.number(), alerts: v.array(posterAlertSchema) })
export type PosterAlerts = v.InferOutput<typeof posterAlertsSchema>

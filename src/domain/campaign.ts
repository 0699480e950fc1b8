import * as v from 'valibot'

/** Where screens and server meet about campaigns: what several placements hang for. */
export const CAMPAIGN_ADDRESSES = {
  list: '/api/desk/campaigns',
  campaign: (id: string) => `/api/desk/campaigns/${id}`,
} as const

/** "Berani LAPOR", "Hari bebas kendaraan". An ended one takes no new placements and keeps those it had. */
export const campaignInputSchema = v.object({
  name: v.pipe(v.string(), v.trim(), v.minLength(1, 'empty'), v.maxLength(80, 'too-long')),
  ended: v.optional(v.boolean(), false),
})
export type CampaignInput = v.InferOutput<typeof campaignInputSchema>

export const campaignSchema = v.object({
  id: v.string(),
  name: v.string(),
  /** Epoch milliseconds; null: it is on. */
  endedAt: v.nullable(v.number()),
})
export type Campaign = v.InferOutput<typeof campaignSchema>

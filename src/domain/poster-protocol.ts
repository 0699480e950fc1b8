import * as v from 'valibot'

/** Where the workshop's sheets and the server meet. Takes the filters of the facilities' list. */
export const POSTER_ADDRESS = '/api/desk/posters'

/** Codes in one answer, so that no province's poster run is cut off; more are told by `total`. */
export const POSTER_LIMIT = 20_000

const subjectSchema = v.object({
  code: v.string(),
  issuedAt: v.number(),
  placement: v.string(),
  facility: v.object({
    id: v.string(),
    name: v.string(),
    address: v.string(),
    regency: v.string(),
    district: v.nullable(v.string()),
    village: v.nullable(v.string()),
    river: v.nullable(v.string()),
    bank: v.nullable(v.picklist(['left', 'right'])),
    landmark: v.nullable(v.string()),
    example: v.boolean(),
  }),
})
export type PosterSubject = v.InferOutput<typeof subjectSchema>

/** A PNG without transparency, as sheets carry it: base64, and its size in pixels. */
const logoSchema = v.object({ width: v.number(), height: v.number(), png: v.string() })
export type PosterLogo = v.InferOutput<typeof logoSchema>

/** Every active code within reach that fits the filters, by facility; and what every sheet carries. */
export const posterRunSchema = v.object({
  total: v.number(),
  subjects: v.array(subjectSchema),
  /** The server's day, epoch milliseconds. */
  now: v.number(),
  imprint: v.object({
    publicUrl: v.string(),
    brand: v.string(),
    smsNumber: v.string(),
    smsKeyword: v.string(),
    /** `unreadable`: the setting names a file that is no picture. */
    logo: v.variant('outcome', [
      v.object({ outcome: v.literal('none') }),
      v.object({ outcome: v.literal('unreadable') }),
      v.object({ outcome: v.literal('logo'), logo: logoSchema }),
    ]),
  }),
})
export type PosterRun = v.InferOutput<typeof posterRunSchema>

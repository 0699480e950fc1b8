import * as v from 'valibot'
import { campaignSchema } from './campaign.ts'
import { FACILITY_KINDS, PLACEMENT_KINDS } from './facility.ts'

/** Where the facility screens and the server meet: addresses, questions, answers. Times are epoch milliseconds. */
export const FACILITY_ADDRESSES = {
  list: '/api/desk/facilities',
  exported: '/api/desk/facilities.csv',
  exportedSheet: '/api/desk/facilities.xlsx',
  examples: '/api/desk/examples',
  removeExamples: '/api/desk/examples/remove',
  facility: (id: string) => `/api/desk/facilities/${id}`,
  withdraw: (id: string) => `/api/desk/facilities/${id}/withdraw`,
  restore: (id: string) => `/api/desk/facilities/${id}/restore`,
  placements: (id: string) => `/api/desk/facilities/${id}/placements`,
  placement: (id: string) => `/api/desk/placements/${id}`,
  issue: (placement: string) => `/api/desk/placements/${placement}/codes`,
  withdrawCode: (code: string) => `/api/desk/codes/${code}/withdraw`,
} as const

/** The screens of facilities. */
export const FACILITY_PAGES = {
  list: '/fasilitas',
  add: '/fasilitas/baru',
  import: '/fasilitas/impor',
  facility: (id: string) => `/fasilitas/${id}`,
  posters: '/fasilitas/poster',
  campaigns: '/fasilitas/kampanye',
  health: '/fasilitas/kesehatan',
} as const

const text = (most: number) => v.pipe(v.string(), v.trim(), v.minLength(1, 'empty'), v.maxLength(most, 'too-long'))
const optionalText = v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(120, 'too-long')))
const areaCode = (pattern: RegExp) => v.pipe(v.string(), v.regex(pattern, 'wrong'))

/** A placement: its label ("Loket pendaftaran"), what kind of spot it is, and the campaign it hangs for. */
export const placementSchema = v.object({
  label: text(80),
  kind: v.optional(v.picklist(PLACEMENT_KINDS), 'other'),
  campaign: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(80))), null),
})
export type PlacementInput = v.InferOutput<typeof placementSchema>

/** What a coordinator writes down about a facility. */
export const facilityInputSchema = v.pipe(
  v.object({
    name: text(120),
    kind: v.picklist(FACILITY_KINDS),
    agency: v.pipe(v.string(), v.minLength(1, 'empty'), v.maxLength(80)),
    regency: areaCode(/^63\.\d\d$/),
    district: v.nullable(areaCode(/^63\.\d\d\.\d\d$/)),
    village: v.nullable(areaCode(/^63\.\d\d\.\d\d\.\d{4}$/)),
    address: text(200),
    river: optionalText,
    bank: v.nullable(v.picklist(['left', 'right'])),
    landmark: optionalText,
    position: v.nullable(
      v.object({
        latitude: v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
        longitude: v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
      }),
    ),
  }),
  v.forward(
    v.check(({ regency, district }) => district === null || district.startsWith(`${regency}.`), 'wrong'),
    ['district'],
  ),
  v.forward(
    v.check(
      ({ district, village }) => village === null || (district !== null && village.startsWith(`${district}.`)),
      'wrong',
    ),
    ['village'],
  ),
)
export type FacilityInput = v.InferOutput<typeof facilityInputSchema>

/** A new facility comes with its first placement, and that with its first code. */
export const facilityAddSchema = v.object({ facility: facilityInputSchema, placement: placementSchema })

/** An edit names the version it was made from. */
export const facilityEditSchema = v.object({ version: v.number(), facility: facilityInputSchema })

/** `replace`: a new code takes the withdrawn one's place, and whoever scans the old one is led to it. */
export const withdrawCodeSchema = v.object({ replace: v.boolean() })

/** Filters of the list, as they stand in its address. */
export const facilityFiltersSchema = v.object({
  search: v.optional(v.pipe(v.string(), v.maxLength(100))),
  kind: v.optional(v.picklist(FACILITY_KINDS)),
  agency: v.optional(v.pipe(v.string(), v.maxLength(80))),
  regency: v.optional(areaCode(/^63\.\d\d$/)),
  /** Facilities with a placement that hangs for it. */
  campaign: v.optional(v.pipe(v.string(), v.maxLength(80))),
  state: v.optional(v.picklist(['active', 'withdrawn', 'all'])),
  /** Ids with commas between: the posters of a selection. */
  ids: v.optional(v.pipe(v.string(), v.maxLength(20_000))),
})
export type FacilityFilters = v.InferOutput<typeof facilityFiltersSchema>

/** Facilities in one answer; whoever has more narrows the filters or exports. */
export const LIST_LIMIT = 300

export const codeAnswerSchema = v.object({
  code: v.string(),
  issuedAt: v.number(),
  withdrawnAt: v.nullable(v.number()),
  successor: v.nullable(v.string()),
})
export const placementAnswerSchema = v.object({
  id: v.string(),
  label: v.string(),
  kind: v.picklist(PLACEMENT_KINDS),
  /** The campaign's id. */
  campaign: v.nullable(v.string()),
  /** Newest first; at most one of them is active. */
  codes: v.array(codeAnswerSchema),
})
export type PlacementAnswer = v.InferOutput<typeof placementAnswerSchema>

export const facilityAnswerSchema = v.object({
  id: v.string(),
  ...facilityInputSchema.entries,
  agencyName: v.string(),
  example: v.boolean(),
  withdrawnAt: v.nullable(v.number()),
  updatedAt: v.number(),
  version: v.number(),
  placements: v.array(placementAnswerSchema),
})
export type FacilityAnswer = v.InferOutput<typeof facilityAnswerSchema>

/** The list's answer, with what its pickers and posters need. It holds at most `LIST_LIMIT` of the `total` that fit. */
export const facilityListSchema = v.object({
  total: v.number(),
  facilities: v.array(facilityAnswerSchema),
  /** Whether this officer adds, edits and withdraws facilities too. */
  mayManageAll: v.boolean(),
  agencies: v.array(v.object({ id: v.string(), name: v.string() })),
  campaigns: v.array(campaignSchema),
  /** What posters carry. */
  poster: v.object({
    publicUrl: v.string(),
    brand: v.string(),
    smsNumber: v.string(),
    smsKeyword: v.string(),
  }),
})
export type FacilityList = v.InferOutput<typeof facilityListSchema>

/** What examples there are, and what removing them did. `kept`: facilities that stay because real reports name them. */
export const examplesAnswerSchema = v.object({ facilities: v.number(), reports: v.number() })
export const examplesRemovedSchema = v.object({
  facilities: v.number(),
  reports: v.number(),
  kept: v.array(v.string()),
})
export type ExamplesRemoved = v.InferOutput<typeof examplesRemovedSchema>

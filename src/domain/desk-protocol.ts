import * as v from 'valibot'
import { DOUBTS } from './doubt.ts'
import { FACILITY_KINDS } from './facility.ts'
import { REFUSALS } from './refusal.ts'
import { placeSchema } from './report.ts'
import { REPORT_KINDS } from './report-kind.ts'
import { PERMISSIONS, ROLES } from './role.ts'
import { CASE_STATES } from './workflow.ts'

/** Where the dashboard and the desk meet: addresses, questions, answers. Times are epoch milliseconds. */
// Long because it is one contract: what the dashboard may ask and be told stands in one place, shape beside shape.

export const DESK = {
  signIn: '/api/identity/sign-in',
  lookAtLink: '/api/identity/look-at-link',
  setUp: '/api/identity/set-up',
  recover: '/api/identity/recover',
  session: '/api/session',
  signOut: '/api/session/sign-out',
  signOutEverywhere: '/api/session/sign-out-everywhere',
  changePassword: '/api/session/password',
  accounts: '/api/desk/accounts',
  disableAccount: (id: string) => `/api/desk/accounts/${id}/disable`,
  assignFacilities: (id: string) => `/api/desk/accounts/${id}/facilities`,
  enableAccount: (id: string) => `/api/desk/accounts/${id}/enable`,
  invitations: '/api/desk/invitations',
  withdrawInvitation: (id: string) => `/api/desk/invitations/${id}/withdraw`,
  choices: '/api/desk/choices',
  cases: '/api/desk/cases',
  exported: '/api/desk/cases.csv',
  counts: '/api/desk/counts',
  case: (id: string) => `/api/desk/cases/${id}`,
  photo: (id: string, sha256: string) => `/api/desk/cases/${id}/photos/${sha256}`,
  thumbnail: (id: string, sha256: string) => `/api/desk/cases/${id}/photos/${sha256}?thumbnail`,
  dispose: (id: string) => `/api/desk/cases/${id}/dispose`,
  unmask: (id: string) => `/api/desk/cases/${id}/unmask`,
  release: '/api/desk/held/release',
  reject: '/api/desk/held/reject',
  takeBack: '/api/desk/held/take-back',
  live: '/api/desk/live',
} as const

/** Where a one-time link leads; its token stands after `#` and is never part of a request's address. */
export const SET_UP_PAGE = '/dasbor/mulai'

const text = (most: number) => v.pipe(v.string(), v.trim(), v.minLength(1, 'empty'), v.maxLength(most, 'too-long'))
const id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9._:-]{1,80}$/))

// ── Identity ────────────────────────────────────────────────────────────────────────────────────────────────────────

export const signInSchema = v.object({
  username: v.pipe(v.string(), v.maxLength(200)),
  password: v.pipe(v.string(), v.maxLength(1_000)),
})

export const linkTokenSchema = v.object({ token: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/)) })

/** What a one-time link makes: a new account, or a new password for `account`. */
export const linkAnswerSchema = v.object({
  account: v.nullable(v.object({ username: v.string(), name: v.string() })),
  role: v.picklist(ROLES),
  agency: v.nullable(v.string()),
  expiresAt: v.number(),
})
export type LinkAnswer = v.InferOutput<typeof linkAnswerSchema>

export const setUpSchema = v.object({
  ...linkTokenSchema.entries,
  username: v.pipe(v.string(), v.trim(), v.toLowerCase(), v.regex(/^[a-z0-9][a-z0-9._-]{2,39}$/, 'not-a-username')),
  name: text(100),
  password: v.pipe(v.string(), v.maxLength(1_000)),
})

export const recoverySchema = v.object({
  ...linkTokenSchema.entries,
  password: v.pipe(v.string(), v.maxLength(1_000)),
})

export const passwordChangeSchema = v.object({
  present: v.pipe(v.string(), v.maxLength(1_000)),
  next: v.pipe(v.string(), v.maxLength(1_000)),
})

/** Who is signed in, and what the page may offer. The server asks again at every door. */
export const sessionAnswerSchema = v.object({
  id: v.string(),
  username: v.string(),
  name: v.string(),
  role: v.picklist(ROLES),
  agency: v.nullable(v.object({ id: v.string(), name: v.string() })),
  permissions: v.array(v.picklist(PERMISSIONS)),
  brand: v.string(),
})
export type SessionAnswer = v.InferOutput<typeof sessionAnswerSchema>

/** Ids of facilities, as many as one manager looks after. */
export const facilityIdsSchema = v.object({ facilities: v.pipe(v.array(id), v.maxLength(500, 'too-long')) })

/** `agency`: a liaison's; `facilities`: those that a facility manager will look after. */
export const invitationSchema = v.object({
  role: v.picklist(ROLES),
  agency: v.nullable(id),
  facilities: v.optional(facilityIdsSchema.entries.facilities, []),
})
export type Invitation = v.InferOutput<typeof invitationSchema>
/** The link itself is shown once, to the one who made it. */
export const invitationAnswerSchema = v.object({ link: v.string(), expiresAt: v.number() })

export const accountsSchema = v.object({
  accounts: v.array(
    v.object({
      id: v.string(),
      username: v.string(),
      name: v.string(),
      role: v.picklist(ROLES),
      agency: v.nullable(v.string()),
      facilities: v.array(v.string()),
      createdAt: v.number(),
      disabledAt: v.nullable(v.number()),
    }),
  ),
  invitations: v.array(
    v.object({
      id: v.string(),
      role: v.picklist(ROLES),
      agency: v.nullable(v.string()),
      facilities: v.array(v.string()),
      createdAt: v.number(),
      expiresAt: v.number(),
    }),
  ),
})
export type AccountsAnswer = v.InferOutput<typeof accountsSchema>

// ── The inbox ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** How many cases one page of the list holds. */
export const CASES_PER_PAGE = 50

/** `agency`: an id, or `none` for what no agency has yet. `held`: what the flood rule keeps back, instead of the inbox. */
export const filterSchema = v.object({
  state: v.optional(v.picklist(CASE_STATES)),
  kind: v.optional(v.picklist(REPORT_KINDS)),
  facility: v.optional(id),
  agency: v.optional(id),
  regency: v.optional(v.pipe(v.string(), v.regex(/^\d\d\.\d\d$/))),
  held: v.optional(v.literal('1')),
  /** Words, each of which must begin a word of the report; or a number. */
  search: v.optional(v.pipe(v.string(), v.maxLength(200))),
})
export type Filter = v.InferOutput<typeof filterSchema>
export type FilterName = keyof Filter

/** `before`: where the page before ended, as the answer's `next` gives it. */
export const listQuestionSchema = v.object({
  ...filterSchema.entries,
  before: v.optional(v.pipe(v.string(), v.regex(/^\d{1,16}~.{1,80}$/))),
})

export const caseSummarySchema = v.object({
  id: v.string(),
  number: v.string(),
  title: v.string(),
  kind: v.picklist(REPORT_KINDS),
  category: v.nullable(v.string()),
  state: v.picklist(CASE_STATES),
  since: v.number(),
  receivedAt: v.number(),
  dueAt: v.nullable(v.number()),
  agency: v.nullable(v.string()),
  facility: v.nullable(v.object({ id: v.string(), name: v.string() })),
  regency: v.nullable(v.string()),
  supervisory: v.boolean(),
  confidential: v.boolean(),
  held: v.boolean(),
  example: v.boolean(),
  doubts: v.number(),
  photos: v.number(),
  version: v.number(),
})
export type CaseSummary = v.InferOutput<typeof caseSummarySchema>

export const caseListSchema = v.object({ cases: v.array(caseSummarySchema), next: v.nullable(v.string()) })
export type CaseList = v.InferOutput<typeof caseListSchema>

/** By state, of what the other filters leave; `held` is null for who may not see it. */
export const countsSchema = v.object({
  states: v.record(v.picklist(CASE_STATES), v.number()),
  overdue: v.number(),
  held: v.nullable(v.number()),
})
export type Counts = v.InferOutput<typeof countsSchema>

const named = v.object({ id: v.string(), name: v.string() })
export const choicesSchema = v.object({
  agencies: v.array(v.object({ ...named.entries, shortName: v.string(), retired: v.boolean() })),
  /** `regency`: its code, for names that several have. */
  facilities: v.array(v.object({ ...named.entries, regency: v.string() })),
  regencies: v.array(v.object({ code: v.string(), name: v.string() })),
  categories: v.array(v.object({ ...named.entries, nameEn: v.string() })),
})
export type Choices = v.InferOutput<typeof choicesSchema>

// ── One case ────────────────────────────────────────────────────────────────────────────────────────────────────────

export const EVENT_KINDS = [
  'received',
  'version',
  'held',
  'released',
  'moved',
  'attachment',
  'unmasked',
  'retitled',
] as const

export const reportVersionSchema = v.object({
  id: v.string(),
  receivedAt: v.number(),
  kind: v.picklist(REPORT_KINDS),
  category: v.nullable(v.string()),
  body: v.string(),
  occurredOn: v.nullable(v.string()),
  code: v.nullable(v.string()),
  place: placeSchema,
  anonymous: v.boolean(),
  confidential: v.boolean(),
  supervisory: v.boolean(),
  channel: v.string(),
  /** As the device wrote it, ISO 8601 with its offset. */
  deviceTime: v.string(),
  doubts: v.array(v.picklist(DOUBTS)),
  photos: v.array(
    v.object({
      sha256: v.string(),
      size: v.number(),
      state: v.picklist(['waiting', 'stored', 'refused']),
      refusal: v.nullable(v.picklist(REFUSALS)),
    }),
  ),
})
export type ReportVersion = v.InferOutput<typeof reportVersionSchema>

export const caseSchema = v.object({
  ...caseSummarySchema.entries,
  /** Newest first; the first speaks for the case. */
  reports: v.pipe(v.array(reportVersionSchema), v.minLength(1)),
  place: v.nullable(
    v.object({
      kind: v.picklist(FACILITY_KINDS),
      address: v.string(),
      /** The agency that answers for the facility: what is suggested. */
      agency: v.string(),
      river: v.nullable(v.string()),
      bank: v.nullable(v.picklist(['left', 'right'])),
      landmark: v.nullable(v.string()),
      position: v.nullable(v.object({ latitude: v.number(), longitude: v.number() })),
    }),
  ),
  /** Oldest first. */
  events: v.array(
    v.object({
      sequence: v.number(),
      at: v.number(),
      kind: v.picklist(EVENT_KINDS),
      /** Who; null: the system or the reporter. */
      by: v.nullable(v.string()),
      state: v.picklist(CASE_STATES),
      agency: v.nullable(v.string()),
      internalNote: v.nullable(v.string()),
      publicReason: v.nullable(v.string()),
    }),
  ),
  mayDispose: v.boolean(),
  /** Whether a name or contact came with it; null for who may not unmask it. */
  hasSender: v.nullable(v.boolean()),
})
export type Case = v.InferOutput<typeof caseSchema>

export const dispositionSchema = v.object({
  agency: id,
  internalNote: v.pipe(v.string(), v.trim(), v.maxLength(2_000, 'too-long')),
  /** Of the case as the officer saw it. */
  version: v.pipe(v.number(), v.integer()),
})

export const unmaskSchema = v.object({
  reason: v.pipe(v.string(), v.trim(), v.minLength(10, 'too-short'), v.maxLength(500, 'too-long')),
})
export const senderAnswerSchema = v.object({ name: v.nullable(v.string()), contact: v.nullable(v.string()) })
export type SenderAnswer = v.InferOutput<typeof senderAnswerSchema>

/** How many held cases one request decides about. */
export const HELD_AT_ONCE = 500
export const heldChoiceSchema = v.object({ cases: v.pipe(v.array(id), v.minLength(1), v.maxLength(HELD_AT_ONCE)) })
/** `reason` is read by the reporters. */
export const heldRejectionSchema = v.object({ ...heldChoiceSchema.entries, reason: text(500) })
export const heldAnswerSchema = v.object({ changed: v.number() })

// ── The live feed ───────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * One message of the feed: a case as it now stands, one that went out of sight, "too long ago: load all again", or the
 * last one, "this account has too many open: rest until somebody looks here".
 */
export const liveMessageSchema = v.variant('what', [
  v.object({ what: v.literal('case'), kind: v.picklist(EVENT_KINDS), case: caseSummarySchema }),
  v.object({ what: v.literal('gone'), id: v.string() }),
  v.object({ what: v.literal('reload') }),
  v.object({ what: v.literal('rest') }),
])
export type LiveMessage = v.InferOutput<typeof liveMessageSchema>

import * as v from 'valibot'
import { CASE_STATES } from './workflow.ts'

/** Where page and server meet: the addresses, the headers, the errors, the answers. Change nothing here lightly. */

/** The content type of sealed bytes, of a chunk, and of an error. */
export const CONTENT_TYPES = {
  sealed: 'application/vnd.lapor.sealed',
  chunk: 'application/offset+octet-stream',
} as const

/**
 * Every error the province gives, with its HTTP status. A device acts on the code only when `id` names its report.
 */
export const ERROR_STATUS = {
  'bad-request': 400,
  /** A chunk's bytes do not match its `Repr-Digest`, or the whole does not hash to its name. */
  'wrong-digest': 400,
  unauthorised: 401,
  forbidden: 403,
  'not-found': 404,
  'method-not-allowed': 405,
  'too-slow': 408,
  /** `Upload-Offset` is not where the province stands; the answer's header `Upload-Offset` says where. Also a stale version. */
  conflict: 409,
  gone: 410,
  'too-large': 413,
  /** Sealed bytes that do not hash to their name. */
  'not-the-bytes': 422,
  /** Readable bytes that are no report; `fields` says why. */
  invalid: 422,
  'too-many-requests': 429,
  internal: 500,
  unavailable: 503,
  /** Too little room on disk for photos; texts are still taken. */
  'no-room': 503,
} as const
export type ErrorCode = keyof typeof ERROR_STATUS

export const errorAnswerSchema = v.object({
  error: v.object({
    code: v.string(),
    message: v.string(),
    fields: v.optional(v.record(v.string(), v.string())),
    /** The report the error speaks of. */
    id: v.optional(v.string()),
  }),
})
export type ErrorAnswer = v.InferOutput<typeof errorAnswerSchema>

/** What `POST /api/tracking` takes. The code travels in a body, never in an address. */
export const trackingQuestionSchema = v.object({ code: v.pipe(v.string(), v.maxLength(64)) })

/** What a reporter may see of the case: never an officer's internal note, never the reporter's own words or name. */
export const trackedCaseSchema = v.object({
  number: v.string(),
  state: v.picklist(CASE_STATES),
  /** The agency that has it, by name; null while the province has. */
  agency: v.nullable(v.string()),
  /** The facility's name; null for a general report. */
  facility: v.nullable(v.string()),
  receivedAt: v.number(),
  /** Of the present state. */
  since: v.number(),
  /** When the present step is due, epoch milliseconds; null when no clock runs. */
  dueAt: v.nullable(v.number()),
  photos: v.object({ stored: v.number(), missing: v.number(), refused: v.number() }),
  /** Oldest first. `reason` is the one written for the reporter. */
  history: v.array(
    v.object({
      state: v.picklist(CASE_STATES),
      at: v.number(),
      agency: v.nullable(v.string()),
      reason: v.nullable(v.string()),
    }),
  ),
})
export type TrackedCase = v.InferOutput<typeof trackedCaseSchema>

/** One row of the public directory, `GET /api/facilities`. */
export const directoryEntrySchema = v.object({
  /** Canonical, 8 characters. */
  code: v.string(),
  name: v.string(),
  kind: v.string(),
  agency: v.string(),
  area: v.object({ regency: v.string(), district: v.nullable(v.string()), village: v.nullable(v.string()) }),
  position: v.nullable(v.object({ latitude: v.number(), longitude: v.number() })),
})
export type DirectoryEntry = v.InferOutput<typeof directoryEntrySchema>
export const directorySchema = v.object({ facilities: v.array(directoryEntrySchema) })

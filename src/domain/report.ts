import * as v from 'valibot'
import type { Hex } from './hex.ts'
import { LIMITS } from './limits.ts'
import { REPORT_KINDS } from './report-kind.ts'

/**
 * What is sealed on the device and never changes again: line 1 (the report) and line 2 (the sender). One schema is the
 * reader of the intake, the source of the OpenAPI document, and the type of the page. Unknown members are tolerated, so
 * that a newer phone can talk to an older province; the bytes are kept as they came.
 */

const hex = (bytes: number) =>
  v.pipe(
    v.string(),
    v.regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`)),
    v.transform((text) => text as Hex),
  )

const characters = (most: number) =>
  v.pipe(
    v.string(),
    // Code points, as a person counts characters: an emoji is one.
    v.check((text) => [...text].length <= most, 'too-long'),
  )

const shortText = v.nullable(characters(LIMITS.shortText))

const areaCode = (pattern: RegExp) => v.nullable(v.pipe(v.string(), v.regex(pattern)))

export const positionSchema = v.object({
  latitude: v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
  longitude: v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
  /** Metres, as the device estimates. */
  accuracy: v.nullable(v.pipe(v.number(), v.minValue(0))),
  /** Seconds between the fix and the sealing. */
  age: v.nullable(v.pipe(v.number(), v.minValue(0))),
})
export type Position = v.InferOutput<typeof positionSchema>

/** Where it happened. With a facility code everything here may be null: the code says it. Kemendagri codes. */
export const placeSchema = v.object({
  regency: areaCode(/^\d\d\.\d\d$/),
  district: areaCode(/^\d\d\.\d\d\.\d\d$/),
  village: areaCode(/^\d\d\.\d\d\.\d\d\.\d{4}$/),
  text: shortText,
  position: v.nullable(positionSchema),
})
export type Place = v.InferOutput<typeof placeSchema>

export const attachmentSchema = v.object({
  sha256: hex(32),
  size: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LIMITS.attachment)),
  type: v.pipe(v.string(), v.regex(/^[a-z]+\/[a-z0-9.+-]{1,60}$/)),
})
export type Attachment = v.InferOutput<typeof attachmentSchema>

/** Line 1. */
export const reportSchema = v.object({
  version: v.literal(1),
  /** 16 random bytes, so that two equal complaints are two reports. */
  random: hex(16),
  /** The facility's code as scanned or typed, unread: the province resolves it. Null: a general report. */
  code: v.nullable(v.pipe(v.string(), v.maxLength(64))),
  kind: v.picklist(REPORT_KINDS),
  /** A category's id; null: the reporter leaves it to the province. */
  category: v.nullable(v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/))),
  /** What happened, in the reporter's words. Its first sentence is the title. */
  body: v.pipe(
    characters(LIMITS.body),
    v.check((text) => text.trim() !== '', 'empty'),
  ),
  /** The day it happened, `YYYY-MM-DD`, as the reporter says. */
  occurredOn: v.nullable(v.pipe(v.string(), v.isoDate())),
  place: placeSchema,
  /** The name is not published. */
  anonymous: v.boolean(),
  /** The whole report is not public. */
  confidential: v.boolean(),
  /** Suspected abuse or graft: the restricted queue. */
  supervisory: v.boolean(),
  /** How it came: `phone` (sealed on the device), `form` (sent without script), later `field`, `kiosk` and others. */
  channel: v.pipe(v.string(), v.regex(/^[a-z-]{1,32}$/)),
  /** The device's clock when sealed, ISO 8601 with its offset. No right hangs on it. */
  deviceTime: v.pipe(v.string(), v.isoTimestamp()),
  attachments: v.pipe(v.array(attachmentSchema), v.maxLength(LIMITS.attachments)),
  trackingHash: hex(32),
  uploadKeyHash: hex(32),
  /** SHA-256 of line 2; null when no sender is given. */
  senderHash: v.nullable(hex(32)),
  /** The id of the report this one corrects. Counts only when the sender proves the earlier report's upload key. */
  supersedes: v.nullable(hex(32)),
})
export type Report = v.InferOutput<typeof reportSchema>

/** Line 2: who sends it. Kept apart from line 1 from the first day, encrypted, erasable while line 1 stays valid. */
export const senderSchema = v.object({
  /** 16 random bytes, so that line 1's hash does not betray a guessed name. */
  salt: hex(16),
  name: shortText,
  contact: shortText,
})
export type Sender = v.InferOutput<typeof senderSchema>

/** A report's id: the SHA-256 of line 1, or of the whole envelope it came in. */
export type ReportId = Hex

/** The title until an officer gives one: the first sentence of what happened, at most 120 characters. */
export function titleOf(body: string): string {
  const text = body.trim().replace(/\s+/g, ' ')
  const sentence = /^.+?[.!?…](?=\s|$)/u.exec(text)?.[0] ?? text
  const symbols = [...sentence]
  return symbols.length <= 120 ? sentence : `${symbols.slice(0, 119).join('').trimEnd()}…`
}

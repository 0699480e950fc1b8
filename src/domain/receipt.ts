import * as v from 'valibot'
import { REFUSALS } from './refusal.ts'

const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))

/** The province's signed word that it holds a report, and what it holds of its attachments. */
export const receiptSchema = v.object({
  id: sha256,
  /** The public report number. It opens nothing. */
  number: v.pipe(v.string(), v.maxLength(40)),
  /** Epoch milliseconds, the server's clock. Every deadline counts from here. */
  receivedAt: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** Attachments that rest on the province's disk, whole. */
  stored: v.array(sha256),
  /** Attachments still awaited. */
  missing: v.array(sha256),
  /** Attachments that came whole and will not be kept. */
  refused: v.array(v.object({ sha256, reason: v.picklist(REFUSALS) })),
  /** Counts the restores of the province's database; a higher one makes phones ask again. */
  epoch: v.pipe(v.number(), v.integer(), v.minValue(1)),
  keyId: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/)),
  /** ECDSA P-256 over SHA-256, IEEE P1363 form, base64url. */
  signature: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{86}$/)),
})
export type Receipt = v.InferOutput<typeof receiptSchema>

/** The text a receipt's signature covers. */
export function signedText(receipt: Omit<Receipt, 'signature'>): string {
  const { id, number, receivedAt, stored, missing, refused, epoch, keyId } = receipt
  const refusals = refused.map((entry) => [entry.sha256, entry.reason])
  return `lapor-receipt-v1\n${JSON.stringify([id, number, receivedAt, stored, missing, refusals, epoch, keyId])}`
}

export function readReceipt(value: unknown): Receipt | null {
  const result = v.safeParse(receiptSchema, value)
  return result.success ? result.output : null
}

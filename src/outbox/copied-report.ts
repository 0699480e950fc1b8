import * as v from 'valibot'
import type { Sha256 } from '../domain/hash.ts'
import type { Hex } from '../domain/hex.ts'
import { receiptSchema } from '../domain/receipt.ts'
import { REFUSALS } from '../domain/refusal.ts'
import { attachmentSchema } from '../domain/report.ts'
import { isEnded } from './advance.ts'
import type { Entry } from './entry.ts'
import { isWhole } from './whole.ts'

/**
 * A report's second copy: a line of JSON with the entry's fields, then its sealed bytes and its photos. No form, since
 * WebKitGTK cannot keep one with files in it (measured).
 */
export type CopiedReport = {
  readonly entry: Entry
  readonly photos: ReadonlyMap<Hex, ArrayBuffer>
}

const hash = attachmentSchema.entries.sha256
const { entries: about } = attachmentSchema
const fieldsSchema = v.object({
  id: hash,
  uploadKey: hash,
  trackingCode: v.nullable(v.string()),
  principal: v.string(),
  sealedAt: v.number(),
  title: v.string(),
  facility: v.nullable(v.string()),
  code: v.nullable(v.string()),
  supersedes: v.nullable(hash),
  attachments: v.array(
    v.variant('state', [
      v.object({ ...about, state: v.picklist(['waiting', 'stored', 'lost']) }),
      v.object({ ...about, state: v.literal('refused'), reason: v.picklist(REFUSALS) }),
    ]),
  ),
  receipt: v.nullable(receiptSchema),
  /** When it was delivered; null: it was not. */
  deliveredAt: v.nullable(v.number()),
})

/** Of a delivered report only what stays when its bytes are purged: the receipt and the tracking code. */
export function writeCopy(copy: CopiedReport): Response {
  const photos = isEnded(copy.entry) ? [] : [...copy.photos]
  const bytes = isEnded(copy.entry) ? new Uint8Array(0) : copy.entry.bytes
  const parts = photos.map(([sha256, photo]) => ({ sha256, size: photo.byteLength }))
  const head = JSON.stringify({ fields: fieldsOf(copy.entry), size: bytes.length, photos: parts })
  return new Response(new Blob([`${head}\n`, bytes, ...photos.map(([, photo]) => photo)]))
}

/**
 * An undelivered report begins anew, as `sealed`. Null: the copy is damaged, or of a kind that this build does not know.
 * Photos are as they were read: whoever keeps one hashes it.
 */
export async function readCopy(response: Response, sha256: Sha256): Promise<CopiedReport | null> {
  const content = new Uint8Array(await response.arrayBuffer())
  let at = content.indexOf(LINE_END) + 1
  const take = (size: number) => {
    at += size
    return content.slice(at - size, at)
  }
  const head = headOf(content.subarray(0, at))
  if (head === null) return null
  const copy = fromFields(head.fields, take(head.size))
  if (copy === null) return null
  const { entry } = copy
  if (!isEnded(entry) && !(await isWhole(entry.id, entry.bytes, sha256))) return null
  return { ...copy, photos: new Map(head.photos.map((photo) => [photo.sha256, take(photo.size).buffer])) }
}

const LINE_END = 0x0a
const headSchema = v.object({
  fields: v.unknown(),
  size: v.number(),
  photos: v.array(v.object({ sha256: hash, size: v.number() })),
})

function headOf(line: Uint8Array): v.InferOutput<typeof headSchema> | null {
  try {
    return v.parse(headSchema, JSON.parse(new TextDecoder().decode(line)))
  } catch {
    return null
  }
}

function fieldsOf(entry: Entry): v.InferInput<typeof fieldsSchema> {
  const { id, uploadKey, trackingCode, principal, sealedAt, title, facility, code, supersedes, receipt, state } = entry
  const deliveredAt = state.name === 'delivered' || state.name === 'purged' ? state.at : null
  const attachments = [...entry.attachments]
  const known = { id, uploadKey, trackingCode, principal, sealedAt, title, facility, code, supersedes, receipt }
  return { ...known, attachments, deliveredAt }
}

function fromFields(json: unknown, bytes: Uint8Array<ArrayBuffer>): CopiedReport | null {
  const read = v.safeParse(fieldsSchema, json)
  if (!read.success) return null
  const { deliveredAt, ...fields } = read.output
  const state = deliveredAt === null ? ({ name: 'sealed' } as const) : ({ name: 'purged', at: deliveredAt } as const)
  return { entry: { ...fields, bytes, state, attempts: 0, lastError: null }, photos: new Map() }
}

import * as v from 'valibot'
import type { Sha256 } from '../domain/hash.ts'
import type { Hex } from '../domain/hex.ts'
import { receiptSchema } from '../domain/receipt.ts'
import { REFUSALS } from '../domain/refusal.ts'
import { attachmentSchema } from '../domain/report.ts'
import { readSealed } from '../domain/sealed.ts'
import { isEnded } from './advance.ts'
import type { Entry } from './entry.ts'

/** A report's second copy: a form, whose parts are the entry's fields, its sealed bytes, and its photos by their hash. */
export type CopiedReport = {
  readonly entry: Entry
  /** What it was sealed from; null: it came from another device. */
  readonly draftId: string | null
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
  draftId: v.nullable(v.string()),
})

/** Of a delivered report only what stays when its bytes are purged: the receipt and the tracking code. */
export function writeCopy(copy: CopiedReport): Response {
  const form = new FormData()
  form.append('fields', JSON.stringify(fieldsOf(copy)))
  if (isEnded(copy.entry)) return new Response(form)
  form.append('bytes', new Blob([copy.entry.bytes]))
  for (const [sha256, photo] of copy.photos) form.append(sha256, new Blob([photo]))
  return new Response(form)
}

/**
 * An undelivered report begins anew, as `sealed`. Null: the copy is damaged, or of a kind that this build does not know.
 * Photos are as they were read: whoever keeps one hashes it.
 */
export async function readCopy(response: Response, sha256: Sha256): Promise<CopiedReport | null> {
  try {
    const form = await response.formData()
    const text = form.get('bytes')
    const bytes = text instanceof Blob ? new Uint8Array(await text.arrayBuffer()) : new Uint8Array(0)
    const copy = fromFields(JSON.parse(String(form.get('fields'))), bytes)
    if (copy === null) return null
    const { entry } = copy
    if (!isEnded(entry) && (await readSealed(entry.id, bytes, sha256)).outcome !== 'read') return null
    const photos = new Map<Hex, ArrayBuffer>()
    for (const { sha256 } of entry.attachments) {
      const photo = form.get(sha256)
      if (photo instanceof Blob) photos.set(sha256, await photo.arrayBuffer())
    }
    return { ...copy, photos }
  } catch {
    return null
  }
}

function fieldsOf({ entry, draftId }: CopiedReport): v.InferInput<typeof fieldsSchema> {
  const { id, uploadKey, trackingCode, principal, sealedAt, title, facility, code, supersedes, receipt, state } = entry
  const deliveredAt = state.name === 'delivered' || state.name === 'purged' ? state.at : null
  const attachments = [...entry.attachments]
  const known = { id, uploadKey, trackingCode, principal, sealedAt, title, facility, code, supersedes, receipt }
  return { ...known, attachments, deliveredAt, draftId }
}

function fromFields(json: unknown, bytes: Uint8Array<ArrayBuffer>): CopiedReport | null {
  const read = v.safeParse(fieldsSchema, json)
  if (!read.success) return null
  const { deliveredAt, draftId, ...fields } = read.output
  const state = deliveredAt === null ? ({ name: 'sealed' } as const) : ({ name: 'purged', at: deliveredAt } as const)
  return { entry: { ...fields, bytes, state, attempts: 0, lastError: null }, draftId, photos: new Map() }
}

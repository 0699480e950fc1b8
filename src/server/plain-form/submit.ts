import * as v from 'valibot'
import type { Sha256 } from '../../domain/hash.ts'
import type { Hex } from '../../domain/hex.ts'
import type { Receipt } from '../../domain/receipt.ts'
import { type Report, reportSchema } from '../../domain/report.ts'
import { deriveSecrets, type TrackingCode } from '../../domain/tracking-code.ts'
import type { FormValues, PlainFields } from '../../form/data.ts'
import { describe } from '../errors.ts'
import { lookUpKey } from '../tracking/look-up-key.ts'
import type { World } from '../world.ts'
import { saltOf } from './plain-fields.ts'
import type { SubmittedPhoto } from './read-form.ts'
import { type FormPhoto, scalePhotos } from './scale-photos.ts'
import { type FormParts, sealForm } from './seal-form.ts'
import type { WayIn } from './way-in.ts'

export type Submission = {
  readonly values: FormValues
  readonly fields: PlainFields & { readonly random: Hex; readonly tracking: TrackingCode }
  readonly code: string | null
  readonly photos: readonly SubmittedPhoto[]
}

/**
 * Seals a submitted form and brings it in. Sent again, it is the same report, and only what was missing is added.
 * `isFirst`: nothing under its tracking code was here before.
 */
export async function submit(
  world: World,
  wayIn: WayIn,
  submission: Submission,
  sha256: Sha256,
): Promise<{ readonly receipt: Receipt; readonly photos: readonly FormPhoto[]; readonly isFirst: boolean }> {
  const { values, fields, code } = submission
  const secrets = await deriveSecrets(fields.tracking, sha256)
  const photos = await scalePhotos(submission.photos, sha256)
  const taken = photos.flatMap((photo) => (photo.state === 'taken' ? [photo] : []))
  const attachments = taken.map(({ sha256, bytes, type }) => ({ sha256, size: bytes.length, type }))
  const salt = saltOf(fields, world.secrets.formKey)
  const parts = { values, fields, code, secrets, salt, attachments, supersedes: null }
  const { id, bytes, isFirst } = await sealOnce(world, parts, sha256)
  const received = await wayIn.receive(id, bytes, secrets.uploadKey)
  const missing = new Map(taken.map((photo) => [photo.sha256, photo.bytes]))
  for (const [name, photo] of missing) {
    if (!received.missing.includes(name)) continue
    try {
      await wayIn.attach(id, name, secrets.uploadKey, photo)
    } catch (error) {
      // The text is in and its receipt counts; the page says which photo is not, and the same form can bring it later.
      world.log('form-photo-missing', describe(error))
    }
  }
  return { receipt: await wayIn.receiptOf(id), photos, isFirst }
}

/**
 * What is under this tracking code already decides what a form is. The same words with the same photos, or with fewer (a
 * browser that loads an answer again may have let the files go, the disk may have had no room), are that report again: of
 * several the latest. Other words (back, edit, send) are a correction: it names the first report, so that the case stays
 * one. Whatever comes again seals to the same bytes.
 */
async function sealOnce(world: World, parts: FormParts, sha256: Sha256) {
  const earlier = await world.database
    .selectFrom('reports')
    .select(['id', 'line1'])
    .where('tracking_hmac', '=', lookUpKey(parts.secrets.trackingHash, world.secrets.trackingKey))
    .orderBy('received_at')
    .orderBy('id')
    .execute()
  const [first] = earlier
  if (first === undefined) return { ...(await sealForm(parts, sha256)), isFirst: true }
  for (const { id, line1 } of earlier.toReversed()) {
    const { attachments, supersedes } = readLine1(line1)
    const again = await sealForm({ ...parts, attachments, supersedes }, sha256)
    const names = new Set(attachments.map((attachment) => attachment.sha256))
    if (again.id === id && parts.attachments.every((attachment) => names.has(attachment.sha256)))
      return { ...again, isFirst: false }
  }
  // What stands in the table was read as a hash.
  return { ...(await sealForm({ ...parts, supersedes: first.id as Hex }, sha256)), isFirst: false }
}

/** A report's line 1, as it was read when it came in. */
function readLine1(line1: Uint8Array): Report {
  return v.parse(reportSchema, JSON.parse(new TextDecoder().decode(line1)))
}

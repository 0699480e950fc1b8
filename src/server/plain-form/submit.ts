import type { Sha256 } from '../../domain/hash.ts'
import type { Hex } from '../../domain/hex.ts'
import type { Receipt } from '../../domain/receipt.ts'
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

/** Seals a submitted form and brings it in. Sent again, it is the same report, and only what was missing is added. */
export async function submit(
  world: World,
  wayIn: WayIn,
  submission: Submission,
  sha256: Sha256,
): Promise<{ readonly receipt: Receipt; readonly photos: readonly FormPhoto[] }> {
  const { values, fields, code } = submission
  const secrets = await deriveSecrets(fields.tracking, sha256)
  const photos = await scalePhotos(submission.photos, sha256)
  const taken = photos.flatMap((photo) => (photo.state === 'taken' ? [photo] : []))
  const attachments = taken.map(({ sha256, bytes, type }) => ({ sha256, size: bytes.length, type }))
  const salt = saltOf(fields, world.secrets.formKey)
  const parts = { values, fields, code, secrets, salt, attachments, supersedes: null }
  const { id, bytes } = await sealOnce(world, parts, sha256)
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
  return { receipt: await wayIn.receiptOf(id), photos }
}

/**
 * A form sent again after its text was changed (back, edit, send) carries the same tracking code with other words. That
 * is a correction: it names the first report under this code, so that the case stays one. Every version seals to the same
 * bytes whenever it comes again.
 */
async function sealOnce(world: World, parts: FormParts, sha256: Sha256) {
  const alone = await sealForm(parts, sha256)
  const earlier = await world.database
    .selectFrom('reports')
    .select('id')
    .where('tracking_hmac', '=', lookUpKey(parts.secrets.trackingHash, world.secrets.trackingKey))
    .orderBy('received_at')
    .orderBy('id')
    .execute()
  const first = earlier[0]
  if (first === undefined || earlier.some(({ id }) => id === alone.id)) return alone
  // What stands in the table was read as a hash.
  return sealForm({ ...parts, supersedes: first.id as Hex }, sha256)
}

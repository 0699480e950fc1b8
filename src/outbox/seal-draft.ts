import { toHex } from '../domain/hex.ts'
import { type Report, type Sender, titleOf } from '../domain/report.ts'
import type { ReportKind } from '../domain/report-kind.ts'
import { readSealed, seal } from '../domain/sealed.ts'
import { deriveSecrets, readTrackingCode, TRACKING_RANDOM_BYTES, trackingCodeFrom } from '../domain/tracking-code.ts'
import { deviceTime } from './device-time.ts'
import type { Draft, DraftFields } from './draft.ts'
import type { Entry } from './entry.ts'
import type { Ports } from './ports.ts'

/** Names of the form's controls → what is wrong. */
export type WrongFields = Readonly<Record<string, string>>

type SealPorts = Pick<Ports, 'random' | 'now' | 'offsetAt' | 'sha256'>

/** Turns what a form holds into a sealed report; nothing is stored. The reader is the province's own. */
export async function sealDraft(
  draft: Draft,
  ports: SealPorts,
  channel: 'phone' | 'kiosk' = 'phone',
): Promise<
  { readonly outcome: 'sealed'; readonly entry: Entry } | { readonly outcome: 'invalid'; readonly fields: WrongFields }
> {
  const { kind } = draft.fields
  const unready = draft.photos.some(({ stage }) => stage === 'original')
  if (kind === null || unready) {
    const fields = {
      ...(kind === null ? { kind: 'missing' } : {}),
      ...(draft.fields.body.trim() === '' ? { body: 'empty' } : {}),
      // Its metadata is still in it.
      ...(unready ? { photos: 'not-ready' } : {}),
    }
    return { outcome: 'invalid', fields }
  }
  const now = ports.now()
  const earlier = draft.supersedes === null ? null : readTrackingCode(draft.supersedes.trackingCode)
  const trackingCode = earlier ?? trackingCodeFrom(ports.random(TRACKING_RANDOM_BYTES))
  const secrets = await deriveSecrets(trackingCode, ports.sha256)
  const report: Report = {
    ...wordsOf(draft, kind, now),
    channel,
    random: toHex(ports.random(16)),
    deviceTime: deviceTime(now, ports.offsetAt(now)),
    trackingHash: secrets.trackingHash,
    uploadKeyHash: secrets.uploadKeyHash,
  }
  const sealed = await seal(report, senderOf(draft.fields, ports), ports.sha256)
  const read = await readSealed(sealed.id, sealed.bytes, ports.sha256)
  if (read.outcome === 'no-report') return { outcome: 'invalid', fields: controlsOf(read.fields) }
  if (read.outcome === 'too-large') return { outcome: 'invalid', fields: { body: 'too-long' } }
  if (read.outcome !== 'read') throw new Error('sealed bytes do not read back as themselves')
  return {
    outcome: 'sealed',
    entry: {
      id: sealed.id,
      bytes: sealed.bytes,
      attachments: report.attachments.map((one) => ({ ...one, state: 'waiting' })),
      uploadKey: secrets.uploadKey,
      trackingCode,
      principal: 'citizen',
      sealedAt: now,
      title: titleOf(report.body),
      facility: draft.facility,
      code: draft.code,
      supersedes: report.supersedes,
      state: { name: 'sealed' },
      attempts: 0,
      lastError: null,
      receipt: null,
    },
  }
}

type Words = Omit<Report, 'channel' | 'random' | 'deviceTime' | 'trackingHash' | 'uploadKeyHash'>

function wordsOf(draft: Draft, kind: ReportKind, now: number): Words {
  const { fields } = draft
  return {
    version: 1,
    code: draft.code,
    kind,
    category: orNull(fields.category ?? ''),
    body: fields.body,
    occurredOn: orNull(fields.occurredOn),
    place: {
      regency: orNull(fields.regency),
      district: orNull(fields.district),
      village: orNull(fields.village),
      text: orNull(fields.placeText),
      position: positionOf(fields.position, now),
    },
    anonymous: fields.anonymous,
    confidential: fields.confidential,
    supervisory: fields.supervisory,
    attachments: draft.photos.map(({ sha256, size, type }) => ({ sha256, size, type })),
    senderHash: null,
    supersedes: draft.supersedes?.id ?? null,
  }
}

function positionOf(position: DraftFields['position'], now: number) {
  if (position === null) return null
  const { latitude, longitude, accuracy, takenAt } = position
  // A clock that moved back between fix and sealing makes no negative age.
  return { latitude, longitude, accuracy, age: Math.max(0, Math.round((now - takenAt) / 1000)) }
}

function senderOf(fields: DraftFields, ports: Pick<Ports, 'random'>): Sender | null {
  const name = orNull(fields.name)
  const contact = orNull(fields.contact)
  return name === null && contact === null ? null : { salt: toHex(ports.random(16)), name, contact }
}

function orNull(text: string): string | null {
  const trimmed = text.trim()
  return trimmed === '' ? null : trimmed
}

const CONTROLS: Readonly<Record<string, string>> = {
  'place.regency': 'regency',
  'place.district': 'district',
  'place.village': 'village',
  'place.text': 'placeText',
  'sender.name': 'name',
  'sender.contact': 'contact',
}

/** From paths in the sealed lines to the controls that hold them. */
function controlsOf(fields: WrongFields): WrongFields {
  const wrong: Record<string, string> = {}
  for (const [path, word] of Object.entries(fields)) {
    if (path.startsWith('attachments')) wrong.photos = path === 'attachments' ? word : 'too-large'
    else if (path.startsWith('place.position')) wrong.position = word
    else wrong[CONTROLS[path] ?? path] = word
  }
  return wrong
}

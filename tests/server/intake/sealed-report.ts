import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import { sha256Of } from '../../../src/domain/hash.ts'
import { type Hex, toHex } from '../../../src/domain/hex.ts'
import type { Report, Sender } from '../../../src/domain/report.ts'
import { seal } from '../../../src/domain/sealed.ts'
import { deriveSecrets, trackingCodeFrom } from '../../../src/domain/tracking-code.ts'
import type { Database } from '../../../src/server/database/open.ts'
import { answerErrors, answerUnknown } from '../../../src/server/errors.ts'
import type { BodyPatience } from '../../../src/server/intake/body.ts'
import { intakeRoutes } from '../../../src/server/intake/routes.ts'
import type { World } from '../../../src/server/world.ts'

export const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest())
export const nameOf = (bytes: Uint8Array) => toHex(sha256(bytes))

let count = 0

/** A report as a phone seals it. `more` replaces single fields, also with what no phone would send. */
export async function sealedReport(more: Readonly<Record<string, unknown>> = {}, sender: Sender | null = null) {
  count += 1
  const code = trackingCodeFrom(sha256(new TextEncoder().encode(`tracking-${count}`)).slice(0, 10))
  const secrets = await deriveSecrets(code, sha256)
  const report = {
    version: 1,
    random: toHex(sha256(new TextEncoder().encode(`random-${count}`)).slice(0, 16)),
    code: null,
    kind: 'complaint',
    category: null,
    body: 'Papan titian patah dekat dermaga.',
    occurredOn: '2026-03-01',
    place: { regency: '63.71', district: null, village: null, text: null, position: null },
    anonymous: false,
    confidential: false,
    supervisory: false,
    channel: 'phone',
    deviceTime: '2026-03-02T08:59:00+08:00',
    attachments: [],
    trackingHash: secrets.trackingHash,
    uploadKeyHash: secrets.uploadKeyHash,
    senderHash: null,
    supersedes: null,
    ...more,
  } as unknown as Report
  return { ...(await seal(report, sender, sha256)), uploadKey: secrets.uploadKey, code }
}

/** The intake as it stands in the app, with its errors. */
export function intakeApp(world: World, patience?: BodyPatience): Hono {
  const app = new Hono()
  app.onError(answerErrors(world.log))
  app.notFound(answerUnknown)
  return app.route('/', intakeRoutes(world, patience))
}

export function put(app: Hono, id: string, body: Uint8Array<ArrayBuffer>, key?: Hex) {
  const headers = key === undefined ? {} : { Authorization: `Bearer ${key}` }
  return app.request(`/api/reports/${id}`, { method: 'PUT', body, headers })
}

export async function patch(
  app: Hono,
  { id, uploadKey }: { readonly id: Hex; readonly uploadKey: Hex },
  sha: Hex,
  offset: number,
  chunk: Uint8Array<ArrayBuffer>,
  more: Readonly<Record<string, string>> = {},
) {
  const digest = Buffer.from(await sha256Of(chunk, sha256), 'hex').toString('base64')
  return app.request(`/api/reports/${id}/attachments/${sha}`, {
    method: 'PATCH',
    body: chunk,
    headers: {
      Authorization: `Bearer ${uploadKey}`,
      'Upload-Offset': String(offset),
      'Repr-Digest': `sha-256=:${digest}:`,
      ...more,
    },
  })
}

/** How many rows each table of the intake holds. */
export async function rows(database: Database) {
  const count = async (table: 'reports' | 'cases' | 'events' | 'effects' | 'attachments' | 'senders') =>
    (await database.selectFrom(table).selectAll().execute()).length
  return {
    reports: await count('reports'),
    cases: await count('cases'),
    events: await count('events'),
    effects: await count('effects'),
    attachments: await count('attachments'),
    senders: await count('senders'),
  }
}

export const NOTHING = { reports: 0, cases: 0, events: 0, effects: 0, attachments: 0, senders: 0 }

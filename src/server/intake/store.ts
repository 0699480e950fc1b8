import { timingSafeEqual } from 'node:crypto'
import { doubtsOf } from '../../domain/doubt.ts'
import { type Hex, toHex } from '../../domain/hex.ts'
import type { Report, ReportId } from '../../domain/report.ts'
import type { SealedLines } from '../../domain/sealed.ts'
import type { Database } from '../database/open.ts'
import type { Schema } from '../database/schema.ts'
import { lookUpKey } from '../tracking/look-up-key.ts'
import type { World } from '../world.ts'
import { addVersion } from './add-version.ts'
import { openCases } from './open-cases.ts'
import { type Facts, readFacts } from './receipt.ts'
import { type Resolved, resolverFor } from './resolve.ts'
import { closeSender } from './sender-box.ts'

/** A report that was read and is to be kept. */
export type Incoming = {
  readonly id: ReportId
  readonly report: Report
  readonly lines: SealedLines
  /**
   * Whether it came in an envelope. That is not kept: it holds the sender, and whoever has the province's key could read
   * there again who had been erased. Its id is kept, which is its hash, so a resend is known by its name; and line 1.
   */
  readonly wrapped: boolean
  /** Hash of the upload key that came along as proof for `supersedes`; null: none came. */
  readonly proof: Hex | null
}

export type Stored = {
  /** Whether this call put it in; else it was here already, and nothing changed. */
  readonly isNew: boolean
  readonly facts: Facts
}

/** An incoming report with everything that its rows say. */
export type Prepared = {
  readonly incoming: Incoming
  readonly resolved: Resolved
  /** The case of the earlier report that this one provably corrects; null: a case of its own. */
  readonly versionOf: string | null
  readonly row: Schema['reports']
}

/**
 * Puts a group into the database, each report exactly once, in one transaction: all of them or none. Whatever hangs on a
 * report (its case, number, events, effects, sender, attachments) hangs on the first insert of its row.
 */
export async function storeGroup(world: World, group: readonly Incoming[]): Promise<readonly Stored[]> {
  const now = world.now()
  const { fresh, facts } = await world.database.transaction().execute(async (trx) => {
    const fresh = new Set<string>()
    for (const layer of layersOf(group)) for (const id of await storeLayer(world, trx, layer, now)) fresh.add(id)
    return { fresh, facts: await readFacts(trx, [...new Set(group.map(({ id }) => id))]) }
  })
  return group.map(({ id }) => {
    const own = facts.get(id)
    if (own === undefined) throw new Error('a report was neither put in nor found')
    // Of several equal ones in a group the first put it in.
    return { isNew: fresh.delete(id), facts: own }
  })
}

/** Each report once, in layers: a correction comes after the report it corrects. Ids are hashes, so there is no circle. */
function layersOf(group: readonly Incoming[]): readonly (readonly Incoming[])[] {
  const left = new Map(group.map((incoming) => [incoming.id, incoming]))
  const layers: Incoming[][] = []
  while (left.size > 0) {
    const layer = [...left.values()].filter(({ report }) => report.supersedes === null || !left.has(report.supersedes))
    for (const { id } of layer) left.delete(id)
    // By id: two processes that put in the same reports then wait for each other in the same order.
    layers.push(layer.sort((a, b) => (a.id < b.id ? -1 : 1)))
  }
  return layers
}

async function storeLayer(world: World, trx: Database, layer: readonly Incoming[], now: number) {
  const resolve = await resolverFor(
    trx,
    layer.map(({ report }) => report),
  )
  const caseOfEarlier = await provenEarlier(trx, layer)
  const prepared = layer.map((incoming) => prepare(world, incoming, resolve(incoming.report), caseOfEarlier, now))
  const inserted = await trx
    .insertInto('reports')
    .values(prepared.map(({ row }) => row))
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .execute()
  const ids = new Set(inserted.map(({ id }) => id))
  const fresh = prepared.filter(({ row }) => ids.has(row.id))
  if (fresh.length === 0) return ids
  const opening = fresh.filter(({ versionOf }) => versionOf === null)
  if (opening.length > 0) await openCases(world, trx, opening, now)
  for (const version of fresh) {
    if (version.versionOf !== null) await addVersion(world, trx, version, version.versionOf, now)
  }
  await insertBelongings(world, trx, fresh, now)
  return ids
}

function prepare(
  world: World,
  incoming: Incoming,
  resolved: Resolved,
  caseOfEarlier: ReadonlyMap<string, string>,
  now: number,
): Prepared {
  const { id, report, lines, wrapped } = incoming
  const versionOf = caseOfEarlier.get(id) ?? null
  const supersedes = report.supersedes === null ? 'none' : versionOf === null ? 'unproven' : 'proven'
  const doubts = doubtsOf(report, { ...resolved.findings, supersedes }, now)
  return {
    incoming,
    resolved,
    versionOf,
    row: {
      id,
      case_id: versionOf ?? toHex(world.random(16)),
      received_at: now,
      line1: lines.line1,
      wrapped: wrapped ? 1 : 0,
      kind: report.kind,
      category: report.category,
      body: storable(report.body),
      occurred_on: report.occurredOn,
      code: resolved.code === null ? null : storable(resolved.code),
      facility_id: resolved.facility?.id ?? null,
      place: JSON.stringify(report.place),
      anonymous: report.anonymous ? 1 : 0,
      confidential: report.confidential ? 1 : 0,
      supervisory: report.supervisory ? 1 : 0,
      channel: report.channel,
      device_time: report.deviceTime,
      supersedes: report.supersedes,
      tracking_hmac: lookUpKey(report.trackingHash, world.secrets.trackingKey),
      upload_key_hash: report.uploadKeyHash,
      doubts: JSON.stringify(doubts),
    },
  }
}

/** Neither database keeps U+0000 in a text. The sealed bytes keep what was really written. */
function storable(text: string): string {
  return text.replaceAll('\u0000', '\uFFFD')
}

/** For each report with a proven earlier one: that one's case. */
async function provenEarlier(trx: Database, layer: readonly Incoming[]): Promise<ReadonlyMap<string, string>> {
  const correcting = layer.flatMap(({ id, report: { supersedes }, proof }) =>
    supersedes === null || proof === null ? [] : [{ id, supersedes, proof }],
  )
  if (correcting.length === 0) return new Map()
  const rows = await trx
    .selectFrom('reports')
    .select(['id', 'case_id', 'upload_key_hash'])
    .where(
      'id',
      'in',
      correcting.map(({ supersedes }) => supersedes),
    )
    .execute()
  const earlier = new Map(rows.map((row) => [row.id, row]))
  return new Map(
    correcting.flatMap(({ id, supersedes, proof }) => {
      const row = earlier.get(supersedes)
      const isProven = row !== undefined && timingSafeEqual(Buffer.from(row.upload_key_hash), Buffer.from(proof))
      return isProven ? [[id, row.case_id]] : []
    }),
  )
}

/** What every first insert brings along, with a case of its own or as a version: effects, senders, attachments. */
async function insertBelongings(world: World, trx: Database, fresh: readonly Prepared[], now: number): Promise<void> {
  await trx
    .insertInto('effects')
    .values(
      fresh.map(({ row }) => ({ report_id: row.id, kind: 'notify-desk' as const, created_at: now, done_at: null })),
    )
    .execute()
  const senders = fresh.flatMap(({ incoming: { id, report, lines } }) =>
    report.senderHash === null
      ? []
      : [{ report_id: id, sealed: closeSender(lines.line2, id, world.secrets.senderKey, world.random(12)) }],
  )
  if (senders.length > 0) await trx.insertInto('senders').values(senders).execute()
  const attachments = fresh.flatMap(({ incoming: { id, report } }) => attachmentRows(id, report, now))
  if (attachments.length > 0) await trx.insertInto('attachments').values(attachments).execute()
}

/** Equal photos in one report share the row of the first. */
function attachmentRows(id: ReportId, { attachments }: Report, now: number): readonly Schema['attachments'][] {
  return attachments.flatMap(({ sha256, size, type }, position) => {
    if (attachments.findIndex((other) => other.sha256 === sha256) !== position) return []
    const state = 'waiting' as const
    return [{ report_id: id, sha256, position, size, type, state, refusal: null, stored_bytes: 0, updated_at: now }]
  })
}

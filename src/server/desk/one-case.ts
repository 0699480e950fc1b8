import * as v from 'valibot'
import { type Case, type ReportVersion, reportVersionSchema } from '../../domain/desk-protocol.ts'
import { may, type Officer, scopeOf } from '../../domain/role.ts'
import { mayMove } from '../../domain/workflow.ts'
import type { Database } from '../database/open.ts'
import { summariesOf } from './summaries.ts'

/** Everything about one case that `officer` may see; null when there is none, or none for this officer. */
export async function readCase(database: Database, officer: Officer, id: string): Promise<Case | null> {
  const summary = (await summariesOf(database, scopeOf(officer), [id])).get(id)
  if (summary === undefined) return null
  const unmasks = may(officer.role, 'unmask-sender')
  return {
    ...summary,
    reports: await readVersions(database, id),
    place: await readFacility(database, summary.facility?.id ?? null),
    events: await readEvents(database, officer, id),
    mayDispose: may(officer.role, 'dispose') && !summary.held && mayMove(summary.state, 'verified'),
    hasSender: unmasks ? (await senderOf(database, id)) !== null : null,
  }
}

/** The sender's box of the newest report of a case that has one. */
export async function senderOf(database: Database, caseId: string) {
  const row = await database
    .selectFrom('senders')
    .innerJoin('reports', 'reports.id', 'senders.report_id')
    .where('reports.case_id', '=', caseId)
    .orderBy('reports.received_at', 'desc')
    .select(['senders.report_id', 'senders.sealed'])
    .executeTakeFirst()
  return row ?? null
}

async function readVersions(database: Database, caseId: string): Promise<ReportVersion[]> {
  const reports = await database
    .selectFrom('reports')
    .innerJoin('cases', 'cases.id', 'reports.case_id')
    .where('reports.case_id', '=', caseId)
    .selectAll('reports')
    .select((select) => select('cases.report_id', '=', select.ref('reports.id')).as('speaks'))
    .execute()
  const photos = await database
    .selectFrom('attachments')
    .innerJoin('reports', 'reports.id', 'attachments.report_id')
    .where('reports.case_id', '=', caseId)
    .orderBy('attachments.position')
    .select([
      'attachments.report_id',
      'attachments.sha256',
      'attachments.size',
      'attachments.state',
      'attachments.refusal',
    ])
    .execute()
  return reports
    .sort((a, b) => Number(b.speaks) - Number(a.speaks) || b.received_at - a.received_at)
    .map((row) =>
      v.parse(reportVersionSchema, {
        id: row.id,
        receivedAt: row.received_at,
        kind: row.kind,
        category: row.category,
        body: row.body,
        occurredOn: row.occurred_on,
        code: row.code,
        place: JSON.parse(row.place),
        anonymous: row.anonymous === 1,
        confidential: row.confidential === 1,
        supervisory: row.supervisory === 1,
        channel: row.channel,
        deviceTime: row.device_time,
        doubts: JSON.parse(row.doubts),
        photos: photos
          .filter((photo) => photo.report_id === row.id)
          .map(({ sha256, size, state, refusal }) => ({ sha256, size, state, refusal })),
      }),
    )
}

async function readFacility(database: Database, id: string | null): Promise<Case['place']> {
  if (id === null) return null
  const row = await database.selectFrom('facilities').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) return null
  const { latitude, longitude } = row
  return {
    kind: row.kind,
    address: row.address,
    agency: row.agency_id,
    river: row.river,
    bank: row.bank,
    landmark: row.landmark,
    position: latitude === null || longitude === null ? null : { latitude, longitude },
  }
}

/**
 * A liaison reads the notes that came with cases for the own agency, and nothing of who asked for a name: that would
 * tell that there is one.
 */
async function readEvents(database: Database, officer: Officer, caseId: string): Promise<Case['events']> {
  const rows = await database
    .selectFrom('events')
    .leftJoin('accounts', 'accounts.id', 'events.account_id')
    .where('events.case_id', '=', caseId)
    .orderBy('events.sequence')
    .select([
      'events.sequence',
      'events.at',
      'events.kind',
      'events.state',
      'events.agency_id',
      'events.internal_note',
      'events.public_reason',
      'accounts.name',
    ])
    .execute()
  const readsAll = may(officer.role, 'read-every-case')
  return rows
    .filter((row) => row.kind !== 'unmasked' || may(officer.role, 'unmask-sender'))
    .map((row) => ({
      sequence: row.sequence,
      at: row.at,
      kind: row.kind,
      by: row.name,
      state: row.state,
      agency: row.agency_id,
      internalNote: readsAll || row.agency_id === officer.agency ? row.internal_note : null,
      publicReason: row.public_reason,
    }))
}

import { sql } from 'kysely'
import type { Database, Engine } from '../database/open.ts'

/**
 * A place in the feed. Events are read in the order of (transaction, sequence). SQLite has one writer, so its sequence
 * is the order of commits and `transaction` is always 0. PostgreSQL hands out sequences before the commit; so an event is
 * read only when every transaction with a number up to its own has ended (`pg_snapshot_xmin`), and then nothing can
 * appear before it any more. https://www.postgresql.org/docs/15/functions-info.html#FUNCTIONS-PG-SNAPSHOT
 */
export type FeedPlace = { readonly transaction: bigint; readonly sequence: number }

export type FeedEvent = FeedPlace & {
  readonly caseId: string
  readonly kind: string
  /** The agency that had the case before this event. */
  readonly agencyBefore: string | null
  /** Whether it was restricted before this event: some report of it, received earlier, was supervisory. */
  readonly supervisoryBefore: boolean
}

/** How many events one reading takes; what is left over comes with the next. */
const AT_ONCE = 500

/** Where the feed stands now: before everything that will be read from here on. */
export async function presentPlace(database: Database, engine: Engine): Promise<FeedPlace> {
  const query =
    engine === 'sqlite'
      ? sql<Line>`select '0' as transaction_id, coalesce(max(sequence), 0) as sequence from events`
      : sql<Line>`select pg_snapshot_xmin(pg_current_snapshot())::text as transaction_id, 0 as sequence`
  const [row] = (await query.execute(database)).rows
  return { transaction: BigInt(row?.transaction_id ?? '0'), sequence: Number(row?.sequence ?? 0) }
}
type Line = { readonly transaction_id: string; readonly sequence: number }

/** The events after `place`, oldest first. */
export async function readEvents(database: Database, engine: Engine, place: FeedPlace): Promise<readonly FeedEvent[]> {
  const before = sql`(select earlier.agency_id from events as earlier
    where earlier.case_id = events.case_id and earlier.sequence < events.sequence
    order by earlier.sequence desc limit 1)`
  // A version's event stands at the very moment of its report; of every other event, what came in that moment came before.
  const restricted = sql`(select count(*) from reports
    where reports.case_id = events.case_id and reports.supervisory = 1
      and reports.received_at < events.at + case events.kind when 'version' then 0 else 1 end)`
  const query =
    engine === 'sqlite'
      ? sql<EventRow>`select '0' as transaction_id, sequence, case_id, kind, ${before} as agency_before, ${restricted} as restricted_before from events
          where sequence > ${place.sequence} order by sequence limit ${AT_ONCE}`
      : sql<EventRow>`select transaction_id::text as transaction_id, sequence, case_id, kind, ${before} as agency_before,
            ${restricted} as restricted_before
          from events
          where (transaction_id, sequence) > (${String(place.transaction)}::xid8, ${place.sequence})
            and transaction_id < pg_snapshot_xmin(pg_current_snapshot())
          order by events.transaction_id, sequence limit ${AT_ONCE}`
  return (await query.execute(database)).rows.map((row) => ({
    transaction: BigInt(row.transaction_id),
    sequence: Number(row.sequence),
    caseId: row.case_id,
    kind: row.kind,
    agencyBefore: row.agency_before,
    supervisoryBefore: Number(row.restricted_before) > 0,
  }))
}
type EventRow = {
  readonly transaction_id: string
  readonly sequence: number
  readonly case_id: string
  readonly kind: string
  readonly agency_before: string | null
  readonly restricted_before: number | string
}

/** A place as a browser keeps it and sends it back in `Last-Event-ID`. */
export function writePlace({ transaction, sequence }: FeedPlace): string {
  return `${transaction}-${sequence}`
}

export function readPlace(text: string | null): FeedPlace | null {
  const [, transaction, sequence] = /^(\d{1,19})-(\d{1,15})$/.exec(text ?? '') ?? []
  return transaction === undefined || sequence === undefined
    ? null
    : { transaction: BigInt(transaction), sequence: Number(sequence) }
}

import { sql } from 'kysely'
import type { FacilityCode } from '../../domain/facility-code.ts'
import { dayNumber, weekOf } from '../../domain/wita.ts'
import type { Database } from '../database/open.ts'
import { isUnavailable } from '../database/trouble.ts'
import { describe } from '../errors.ts'
import { floodGate } from '../intake/flood.ts'
import type { World } from '../world.ts'

/**
 * How often codes are used, by code and week and by nothing else. Counting never makes anybody wait: it is a number in
 * memory that goes into the database with others, a moment later. A count may be lost with the process, or with a
 * database that is away for long; a form never is.
 */
export type CodeCounts = {
  /** A person came to a code's page. `address`: of the client, so that nobody blows the figures up; forgotten with the hour. */
  readonly scan: (code: FacilityCode, address: string) => void
  /** A form was begun there. */
  readonly begun: (code: FacilityCode, address: string) => void
  /** Puts what was counted into the database. Never rejects. */
  readonly flush: () => Promise<void>
}

/** From one client address an hour, scans and begun forms each. Generous: a whole mobile network may share an address. */
const PER_HOUR = 120

/** Until what was counted is written, and when the database was away. Milliseconds. */
const PAUSE = 2_000
const PAUSE_AWAY = 30_000

/** Beyond so many codes and weeks that wait for the database nothing new is counted. */
const MOST_WAITING = 5_000

type Count = {
  readonly code: string
  readonly week: number
  readonly scans: number
  readonly begun: number
  readonly last_scan_at: number | null
}

/** One a world: pages and forms count into the same. */
const known = new WeakMap<World, CodeCounts>()

export function codeCountsOf(world: World): CodeCounts {
  const counts = known.get(world) ?? createCounts(world)
  known.set(world, counts)
  return counts
}

function createCounts(world: World): CodeCounts {
  const waiting = new Map<string, Count>()
  const flood = { reportsPerHour: PER_HOUR, bytesPerHour: 1 }
  const gates = { scan: floodGate(flood), begun: floodGate(flood) }
  let timer: NodeJS.Timeout | null = null
  let writing: Promise<void> | null = null

  const add = (count: Count) => {
    const key = `${count.code} ${count.week}`
    const before = waiting.get(key)
    if (before === undefined && waiting.size >= MOST_WAITING) return
    waiting.set(key, before === undefined ? count : sum(before, count))
  }
  const writeSoon = (pause: number) => {
    // No count keeps the program alive: whoever stops it flushes.
    timer ??= setTimeout(() => void flush(), pause).unref()
  }
  const flush = (): Promise<void> => {
    if (timer !== null) clearTimeout(timer)
    timer = null
    // One at a time: what is counted meanwhile goes with the next.
    writing = (writing ?? Promise.resolve()).then(write)
    return writing
  }
  const write = async () => {
    if (waiting.size === 0) return
    const counts = [...waiting.values()]
    waiting.clear()
    try {
      await addCounts(world.database, counts)
    } catch (error) {
      world.log('counts-not-written', describe(error))
      if (!isUnavailable(error)) return
      for (const count of counts) add(count)
      writeSoon(PAUSE_AWAY)
    }
  }
  const take = (gate: keyof typeof gates, code: FacilityCode, address: string) => {
    const now = world.now()
    if (gates[gate].report(address, now) > 0) return
    const week = weekOf(dayNumber(now))
    const isScan = gate === 'scan'
    add({ code, week, scans: isScan ? 1 : 0, begun: isScan ? 0 : 1, last_scan_at: isScan ? now : null })
    writeSoon(PAUSE)
  }
  return {
    scan: (code, address) => take('scan', code, address),
    begun: (code, address) => take('begun', code, address),
    flush,
  }
}

function sum(one: Count, other: Count): Count {
  const latest = Math.max(one.last_scan_at ?? 0, other.last_scan_at ?? 0)
  return {
    ...one,
    scans: one.scans + other.scans,
    begun: one.begun + other.begun,
    last_scan_at: latest === 0 ? null : latest,
  }
}

/**
 * Adds to what is there, in one statement: two processes that count the same code lose nothing of each other. Codes that
 * are not in the table (made up, or removed with the examples) are passed over.
 */
export async function addCounts(database: Database, counts: readonly Count[]): Promise<void> {
  const rows = await database
    .selectFrom('codes')
    .select('code')
    .where(
      'code',
      'in',
      counts.map(({ code }) => code),
    )
    .execute()
  const ours = new Set(rows.map(({ code }) => code))
  // In one order everywhere, so that two processes wait for each other and never in a circle.
  const values = counts
    .filter(({ code }) => ours.has(code))
    .toSorted((a, b) => (a.code === b.code ? a.week - b.week : a.code < b.code ? -1 : 1))
  if (values.length === 0) return
  await database
    .insertInto('code_weeks')
    .values(values)
    .onConflict((conflict) =>
      conflict.columns(['code', 'week']).doUpdateSet((eb) => ({
        scans: eb('code_weeks.scans', '+', eb.ref('excluded.scans')),
        begun: eb('code_weeks.begun', '+', eb.ref('excluded.begun')),
        last_scan_at: sql<number | null>`case
          when code_weeks.last_scan_at is null or code_weeks.last_scan_at < excluded.last_scan_at
          then excluded.last_scan_at else code_weeks.last_scan_at end`,
      })),
    )
    .execute()
}

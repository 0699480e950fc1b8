import { toHex } from '../../domain/hex.ts'
import { ALERTS_LIMIT, type PosterAlerts } from '../../domain/poster-alert.ts'
import type { Reach } from '../../domain/role.ts'
import type { Database } from '../database/open.ts'
import { notFound } from '../errors.ts'
import { audit } from '../identity/audit.ts'
import type { World } from '../world.ts'
import { type Actor, assertWithin, within } from './reach.ts'

/** Posters found pasted over within reach, open ones first, then the newest; and how many are open. */
export async function listAlerts(database: Database, reach: Reach): Promise<PosterAlerts> {
  const rows = await alertsWithin(database, reach)
    .innerJoin('accounts', 'accounts.id', 'poster_alerts.account_id')
    .selectAll('poster_alerts')
    .select([
      'facilities.id as facility',
      'facilities.name as facility_name',
      'placements.label',
      'accounts.name as by',
    ])
    .orderBy((eb) => eb.case().when('settled_at', 'is', null).then(0).else(1).end())
    .orderBy('found_at', 'desc')
    .orderBy('poster_alerts.id')
    .limit(ALERTS_LIMIT)
    .execute()
  return {
    open: await countOpenAlerts(database, reach),
    alerts: rows.map((row) => ({
      id: row.id,
      code: row.code,
      facility: { id: row.facility, name: row.facility_name },
      placement: row.label,
      foundAt: row.found_at,
      by: row.by,
      note: row.note,
      settledAt: row.settled_at,
    })),
  }
}

export async function countOpenAlerts(database: Database, reach: Reach): Promise<number> {
  const { count } = await alertsWithin(database, reach)
    .where('settled_at', 'is', null)
    .select((eb) => eb.fn.countAll<number | string>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/**
 * The poster with this code was found pasted over. Said twice while it is open, it is one alert with the newer note, unless that is empty. A
 * withdrawn code's poster may be reported too: it still hangs.
 */
export async function reportPastedOver(world: World, { accountId, reach }: Actor, code: string, note: string) {
  await world.database.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom('codes')
      .innerJoin('placements', 'placements.id', 'codes.placement_id')
      .select('placements.facility_id')
      .where('codes.code', '=', code)
      .executeTakeFirst()
    if (row === undefined) throw notFound()
    assertWithin(reach, row.facility_id)
    await waitForOthers(trx, code)
    const at = { code, found_at: world.now(), account_id: accountId }
    const known = await trx
      .updateTable('poster_alerts')
      .set({ ...at, ...(note === '' ? {} : { note }) })
      .where('code', '=', code)
      .where('settled_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (known === undefined) {
      const id = toHex(world.random(10))
      await trx
        .insertInto('poster_alerts')
        .values({ id, ...at, note, settled_at: null, settled_by: null })
        .execute()
    }
    await audit(trx, { at: world.now(), by: accountId, action: 'poster-pasted-over', subject: code })
  })
}

/**
 * A poster that was found pasted over hangs as it should again; or, taken back, does not yet. It is not taken back when the
 * poster was reported again meanwhile: that alert is open. Throws not-found.
 */
export async function settleAlert(world: World, { accountId, reach }: Actor, id: string, settled: boolean) {
  const now = world.now()
  await world.database.transaction().execute(async (trx) => {
    const alert = await alertsWithin(trx, reach)
      .select('poster_alerts.code')
      .where('poster_alerts.id', '=', id)
      .executeTakeFirst()
    if (alert === undefined) throw notFound()
    await waitForOthers(trx, alert.code)
    if (!settled && (await isOpen(trx, alert.code))) return
    const changed = await trx
      .updateTable('poster_alerts')
      .set({ settled_at: settled ? now : null, settled_by: settled ? accountId : null })
      .where('id', '=', id)
      .where('settled_at', settled ? 'is' : 'is not', null)
      .returning('id')
      .executeTakeFirst()
    if (changed === undefined) return
    const action = settled ? 'poster-alert-settled' : 'poster-alert-reopened'
    await audit(trx, { at: now, by: accountId, action, subject: id })
  })
}

/** Changes nothing but holds the code's row: who speaks of it at the same moment waits here, and then sees the alert. */
async function waitForOthers(trx: Database, code: string): Promise<void> {
  await trx
    .updateTable('codes')
    .set((eb) => ({ successor: eb.ref('successor') }))
    .where('code', '=', code)
    .execute()
}

async function isOpen(trx: Database, code: string): Promise<boolean> {
  const open = await trx
    .selectFrom('poster_alerts')
    .select('id')
    .where('code', '=', code)
    .where('settled_at', 'is', null)
    .executeTakeFirst()
  return open !== undefined
}

function alertsWithin(database: Database, reach: Reach) {
  return database
    .selectFrom('poster_alerts')
    .innerJoin('codes', 'codes.code', 'poster_alerts.code')
    .innerJoin('placements', 'placements.id', 'codes.placement_id')
    .innerJoin('facilities', 'facilities.id', 'placements.facility_id')
    .where((eb) => within(reach)(eb))
}

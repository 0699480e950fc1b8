import type { FacilityCode } from '../../domain/facility-code.ts'
import { publicCount } from '../../domain/kiosk.ts'
import type { KioskWeek } from '../../domain/kiosk-protocol.ts'
import { DAY } from '../../domain/wita.ts'
import { notFound } from '../errors.ts'
import type { World } from '../world.ts'

/** How long an answer stays: nobody at the counter sees the number move because somebody just left. Milliseconds. */
export const WEEK_STAYS = 15 * 60_000

/**
 * What came from a facility in the last seven days, and what was closed in them, for whoever stands before its kiosk. As
 * of the last whole quarter of an hour. Supervisory and held cases are not counted: that there are some is no news for a
 * counter. Throws not-found for a code that is not in use.
 */
export async function weekOf(world: World, code: FacilityCode): Promise<KioskWeek> {
  const { database } = world
  const facility = await database
    .selectFrom('codes')
    .innerJoin('placements', 'placements.id', 'codes.placement_id')
    .innerJoin('facilities', 'facilities.id', 'placements.facility_id')
    .select('facilities.id')
    .where('codes.code', '=', code)
    .where('codes.withdrawn_at', 'is', null)
    .where('facilities.withdrawn_at', 'is', null)
    .executeTakeFirst()
  if (facility === undefined) throw notFound()
  const until = Math.floor(world.now() / WEEK_STAYS) * WEEK_STAYS
  const counted = database
    .selectFrom('cases')
    .where('facility_id', '=', facility.id)
    .where('supervisory', '=', 0)
    .where('held_at', 'is', null)
    .select((eb) => eb.fn.countAll<number | string>().as('count'))
  const between = [until - 7 * DAY, until] as const
  const received = await counted
    .where('received_at', '>', between[0])
    .where('received_at', '<=', between[1])
    .executeTakeFirstOrThrow()
  const settled = await counted
    .where('state', '=', 'closed')
    .where('since', '>', between[0])
    .where('since', '<=', between[1])
    .executeTakeFirstOrThrow()
  return { received: publicCount(Number(received.count)), settled: publicCount(Number(settled.count)) }
}

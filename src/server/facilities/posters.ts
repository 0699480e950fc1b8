import { Hono } from 'hono'
import type { FacilityFilters } from '../../domain/facility-protocol.ts'
import { facilityFiltersSchema } from '../../domain/facility-protocol.ts'
import { POSTER_ADDRESS, POSTER_LIMIT, type PosterRun } from '../../domain/poster-protocol.ts'
import { type Reach, reachOf } from '../../domain/role.ts'
import type { Database } from '../database/open.ts'
import { type BehindGate, gate, requires } from '../identity/gate.ts'
import { readQuery } from '../read-json.ts'
import type { World } from '../world.ts'
import { readLogo } from './logo.ts'
import { matching } from './read.ts'

/** What the workshop prints: every active code within reach, without the list's limit. */
export function posterRoutes(world: World): Hono<BehindGate> {
  const app = new Hono<BehindGate>()
  app.use(POSTER_ADDRESS, gate(world), requires('manage-facilities'))
  app.get(POSTER_ADDRESS, async (context) => {
    const { publicUrl, brand, smsNumber, smsKeyword, logo } = world.settings
    const filters = readQuery(context, facilityFiltersSchema)
    const answer: PosterRun = {
      ...(await activeCodes(world.database, reachOf(context.get('officer')), filters)),
      now: world.now(),
      imprint: { publicUrl, brand, smsNumber, smsKeyword, logo: await readLogo(logo) },
    }
    return context.json(answer)
  })
  return app
}

async function activeCodes(
  database: Database,
  reach: Reach,
  filters: FacilityFilters,
): Promise<Pick<PosterRun, 'total' | 'subjects'>> {
  // A withdrawn facility's codes lead nowhere, whatever the filter says.
  const all = matching(database, reach, { ...filters, state: 'active' })
    .innerJoin('placements', 'placements.facility_id', 'facilities.id')
    .innerJoin('codes', 'codes.placement_id', 'placements.id')
    .where('codes.withdrawn_at', 'is', null)
  const { campaign } = filters
  const fitting = campaign === undefined ? all : all.where('placements.campaign_id', '=', campaign)
  const { total } = await fitting
    .select((eb) => eb.fn.countAll<number | string>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await fitting
    .selectAll('facilities')
    .select(['codes.code', 'codes.issued_at', 'placements.label'])
    .orderBy('facilities.name')
    .orderBy('facilities.id')
    .orderBy('placements.created_at')
    .orderBy('placements.id')
    .limit(POSTER_LIMIT)
    .execute()
  const subjects = rows.map(({ code, issued_at, label, id, name, address, regency, district, village, ...row }) => ({
    code,
    issuedAt: issued_at,
    placement: label,
    facility: {
      ...{ id, name, address, regency, district, village },
      ...{ river: row.river, bank: row.bank, landmark: row.landmark, example: row.example === 1 },
    },
  }))
  return { total: Number(total), subjects }
}

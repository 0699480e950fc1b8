import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import { ADDRESSES } from '../../domain/addresses.ts'
import type { DirectoryEntry } from '../../domain/protocol.ts'
import type { Database } from '../database/open.ts'
import type { World } from '../world.ts'

/** `GET /api/facilities`: every code that hangs somewhere now, for whoever wants to link or map them. */
export function directoryRoutes(world: World): Hono {
  const app = new Hono()
  app.get(ADDRESSES.facilities, async (context) => {
    const body = JSON.stringify({ facilities: await readDirectory(world.database) })
    const tag = createHash('sha256').update(body).digest('base64url').slice(0, 22)
    // Weak: a proxy or our own compression may change the bytes.
    const headers = { ETag: `W/"${tag}"`, 'Cache-Control': 'public, no-cache' }
    if (names(context.req.header('If-None-Match'), tag)) return context.body(null, 304, headers)
    return context.body(body, 200, { ...headers, 'Content-Type': 'application/json' })
  })
  return app
}

/** Active codes of active facilities, in a stable order. */
export async function readDirectory(database: Database): Promise<DirectoryEntry[]> {
  const rows = await database
    .selectFrom('codes')
    .innerJoin('placements', 'placements.id', 'codes.placement_id')
    .innerJoin('facilities', 'facilities.id', 'placements.facility_id')
    .innerJoin('agencies', 'agencies.id', 'facilities.agency_id')
    .where('codes.withdrawn_at', 'is', null)
    .where('facilities.withdrawn_at', 'is', null)
    .select(['codes.code', 'facilities.name', 'facilities.kind', 'agencies.name as agency'])
    .select(['regency', 'district', 'village', 'latitude', 'longitude'])
    .orderBy('facilities.regency')
    .orderBy('facilities.id')
    .orderBy('codes.code')
    .execute()
  return rows.map(({ code, name, kind, agency, regency, district, village, latitude, longitude }) => ({
    code,
    name,
    kind,
    agency,
    area: { regency, district, village },
    position: latitude === null || longitude === null ? null : { latitude, longitude },
  }))
}

/** Whether `If-None-Match` names this version (RFC 9110, 13.1.2: weak comparison). */
function names(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false
  return header.split(',').some((entry) => entry.trim() === '*' || entry.trim().replace(/^W\//, '') === `"${tag}"`)
}

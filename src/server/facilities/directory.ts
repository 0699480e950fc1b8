import { createHash } from 'node:crypto'
import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { ADDRESSES } from '../../domain/addresses.ts'
import type { PosterFacts } from '../../domain/directory.ts'
import type { DirectoryEntry } from '../../domain/protocol.ts'
import type { Database } from '../database/open.ts'
import { notFound } from '../errors.ts'
import { readQuery } from '../read-json.ts'
import type { World } from '../world.ts'
import { AREAS } from './areas.ts'
import { checkCode } from './check-code.ts'
import { readDelta } from './delta.ts'

/**
 * The public directory: every code that hangs somewhere now, for whoever wants to link or map them; with `?since=` what a
 * phone does not have of it; one code; and what every genuine poster carries.
 */
export function directoryRoutes(world: World): Hono {
  const app = new Hono()
  const { publicUrl, brand, smsNumber, smsKeyword } = world.settings
  app.get(ADDRESSES.facilities, async (context) => {
    const since = context.req.query('since')
    if (since === undefined) return answer(context, { facilities: await readDirectory(world.database) })
    const { regency } = readQuery(context, deltaQuerySchema)
    return answer(context, await readDelta(world.database, regency === undefined ? REGENCIES : [regency], since))
  })
  app.get(ADDRESSES.facilityCode(':code'), async (context) => {
    const checked = await checkCode(world.database, context.req.param('code') ?? '')
    if (checked === null) throw notFound('No place here has this code.')
    return context.json(checked, 200, { 'Cache-Control': 'no-store' })
  })
  app.get(ADDRESSES.poster, (context) => {
    const facts: PosterFacts = { publicUrl, brand, smsNumber, smsKeyword }
    return answer(context, facts)
  })
  return app
}

const REGENCIES = AREAS.map(({ code }) => code)
const deltaQuerySchema = v.object({ regency: v.optional(v.pipe(v.string(), v.regex(/^63\.\d\d$/))) })

/** JSON with a tag by its content, so that who has it already is told so. */
function answer(context: Context, value: unknown) {
  const body = JSON.stringify(value)
  const tag = createHash('sha256').update(body).digest('base64url').slice(0, 22)
  // Weak: a proxy or our own compression may change the bytes.
  const headers = { ETag: `W/"${tag}"`, 'Cache-Control': 'public, no-cache' }
  if (names(context.req.header('If-None-Match'), tag)) return context.body(null, 304, headers)
  return context.body(body, 200, { ...headers, 'Content-Type': 'application/json' })
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

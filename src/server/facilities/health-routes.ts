import { Hono } from 'hono'
import { describeArea } from '../../domain/areas.ts'
import { csvOf } from '../../domain/csv.ts'
import {
  HEALTH_ADDRESSES,
  healthFiltersSchema,
  lately,
  type PlacementHealth,
  WEEKS_LATELY,
} from '../../domain/poster-health.ts'
import { reachOf, scopeOf } from '../../domain/role.ts'
import { dayNumber, isoDay } from '../../domain/wita.ts'
import { audit } from '../identity/audit.ts'
import { type BehindGate, gate, requires } from '../identity/gate.ts'
import { readQuery } from '../read-json.ts'
import type { World } from '../world.ts'
import { AREAS } from './areas.ts'
import { codeCountsOf } from './health-counts.ts'
import { readHealth } from './health-read.ts'

/** How posters are used, within one's reach: to look at, and as a table. */
export function healthRoutes(world: World): Hono<BehindGate> {
  const app = new Hono<BehindGate>()
  for (const path of Object.values(HEALTH_ADDRESSES)) app.use(path, gate(world), requires('manage-facilities'))

  app.get(HEALTH_ADDRESSES.list, async (context) => {
    const filters = readQuery(context, healthFiltersSchema)
    // What this process has just counted is seen at once; another's a moment later.
    await codeCountsOf(world).flush()
    const officer = context.get('officer')
    return context.json(await readHealth(world.database, reachOf(officer), filters, scopeOf(officer), world.now()))
  })

  app.get(HEALTH_ADDRESSES.exported, async (context) => {
    const filters = readQuery(context, healthFiltersSchema)
    const officer = context.get('officer')
    await codeCountsOf(world).flush()
    const all = Number.MAX_SAFE_INTEGER
    const { weeks, placements } = await readHealth(
      world.database,
      reachOf(officer),
      filters,
      scopeOf(officer),
      world.now(),
      all,
    )
    await audit(world.database, { at: world.now(), by: officer.accountId, action: 'poster-health-exported' })
    return context.body(csvOf(tableOf(weeks, placements)), 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="kesehatan-poster.csv"',
    })
  })
  return app
}

/** One row a placement: sums first, then every week. */
function tableOf(weeks: readonly number[], placements: readonly PlacementHealth[]) {
  const kinds = ['pindai', 'mulai', 'laporan'] as const
  const sums = [1, WEEKS_LATELY, weeks.length]
  const head = [
    'fasilitas',
    'wilayah',
    'tempat',
    'kode',
    'terbit',
    'pindai_terakhir',
    'diam_sejak',
    'kode_lama_dipindai',
  ]
  return [
    [
      ...head,
      ...sums.flatMap((count) => kinds.map((kind) => `${kind}_${count}_minggu`)),
      ...kinds.flatMap((kind) => weeks.map((week) => `${kind}_${isoDay(week)}`)),
    ],
    ...placements.map(({ facility, label, code, silentSince, old, ...row }) => {
      const rows = [row.scans, row.begun, row.reports]
      return [
        facility.name,
        describeArea(AREAS, { regency: facility.regency, district: null, village: null }),
        label,
        code?.code ?? null,
        dayOf(code?.issuedAt),
        dayOf(code?.lastScanAt),
        dayOf(silentSince),
        old.map((each) => each.code).join(' '),
        ...sums.flatMap((count) => rows.map((figures) => lately(figures, count))),
        ...rows.flat(),
      ]
    }),
  ]
}

function dayOf(at: number | null | undefined): string | null {
  return at === null || at === undefined ? null : isoDay(dayNumber(at))
}

import { zipSync } from 'fflate'
import { type Context, Hono } from 'hono'
import { csvOf } from '../../domain/csv.ts'
import { FACILITY_ADDRESSES, facilityFiltersSchema } from '../../domain/facility-protocol.ts'
import { type Table, tableOf } from '../../domain/facility-table/write.ts'
import { reachOf } from '../../domain/role.ts'
import { XLSX_TYPE, xlsxFiles } from '../../domain/xlsx-sheet.ts'
import { audit } from '../identity/audit.ts'
import { type BehindGate, gate, requires } from '../identity/gate.ts'
import { readQuery } from '../read-json.ts'
import type { World } from '../world.ts'
import { readBooks } from './books.ts'
import { listFacilities } from './read.ts'

/** The facilities that fit the filters, within one's reach, as CSV and as a workbook: what an import reads back. */
export function exportRoutes(world: World): Hono<BehindGate> {
  const app = new Hono<BehindGate>()
  for (const path of [FACILITY_ADDRESSES.exported, FACILITY_ADDRESSES.exportedSheet]) {
    app.use(path, gate(world), requires('manage-facilities'))
  }
  app.get(FACILITY_ADDRESSES.exported, async (context) =>
    context.body(csvOf(await exported(world, context)), 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="fasilitas.csv"',
    }),
  )
  app.get(FACILITY_ADDRESSES.exportedSheet, async (context) =>
    context.body(zipped(await exported(world, context)), 200, {
      'Content-Type': XLSX_TYPE,
      'Content-Disposition': 'attachment; filename="fasilitas.xlsx"',
    }),
  )
  return app
}

async function exported(world: World, context: Context<BehindGate>): Promise<Table> {
  const officer = context.get('officer')
  const filters = readQuery(context, facilityFiltersSchema)
  const { facilities } = await listFacilities(world.database, reachOf(officer), filters, Number.MAX_SAFE_INTEGER)
  await audit(world.database, { at: world.now(), by: officer.accountId, action: 'facilities-exported' })
  return tableOf(facilities, await readBooks(world.database))
}

function zipped(table: Table): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder()
  const files = Object.entries(xlsxFiles(table, 'Fasilitas')).map(([name, text]) => [name, encoder.encode(text)])
  return zipSync(Object.fromEntries(files), { level: 6 })
}

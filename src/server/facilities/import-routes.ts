import { Hono } from 'hono'
import {
  IMPORT_ADDRESSES,
  importOrderSchema,
  importQuestionSchema,
  MOST_IMPORT_BYTES,
} from '../../domain/facility-import.ts'
import { type BehindGate, gate, requires } from '../identity/gate.ts'
import { type BodyLimit, readJson } from '../read-json.ts'
import type { World } from '../world.ts'
import { applyImport, checkImport } from './import.ts'

/** A whole table: 8 MiB at 14 kB/s. Only who looks after all facilities may send one. */
const A_TABLE: BodyLimit = { bytes: MOST_IMPORT_BYTES, patience: { pause: 20_000, whole: 600_000 } }

/** Importing a table of facilities: the check that changes nothing, and the import itself. */
export function importRoutes(world: World): Hono<BehindGate> {
  const app = new Hono<BehindGate>()
  for (const path of Object.values(IMPORT_ADDRESSES)) app.use(path, gate(world), requires('manage-every-facility'))
  app.post(IMPORT_ADDRESSES.check, async (context) =>
    context.json(await checkImport(world, await readJson(context, importQuestionSchema, A_TABLE))),
  )
  app.post(IMPORT_ADDRESSES.apply, async (context) => {
    const order = await readJson(context, importOrderSchema, A_TABLE)
    return context.json(await applyImport(world, context.get('officer').accountId, order))
  })
  return app
}

import { type Context, Hono } from 'hono'
import { describeArea } from '../../domain/areas.ts'
import {
  type ExamplesRemoved,
  FACILITY_ADDRESSES,
  type FacilityAnswer,
  type FacilityList,
  facilityAddSchema,
  facilityEditSchema,
  facilityFiltersSchema,
  placementSchema,
  withdrawCodeSchema,
} from '../../domain/facility-protocol.ts'
import { csvOf } from '../csv.ts'
import { notFound } from '../errors.ts'
import { audit } from '../identity/audit.ts'
import { type BehindGate, gate, requires } from '../identity/gate.ts'
import { readJson, readQuery } from '../read-json.ts'
import type { World } from '../world.ts'
import { AREAS } from './areas.ts'
import {
  addFacility,
  addPlacement,
  editFacility,
  issueCode,
  renamePlacement,
  setWithdrawn,
  withdrawCode,
} from './change.ts'
import { directoryRoutes } from './directory.ts'
import { countExamples, removeExamples } from './examples/remove.ts'
import { listFacilities, readFacility } from './read.ts'

/** The public directory, and behind the gate the facilities with their placements, codes and examples. */
export function facilityRoutes(world: World): Hono {
  const app = new Hono()
  app.route('/', directoryRoutes(world))
  app.route('/', deskRoutes(world))
  return app
}

const GUARDED = [
  FACILITY_ADDRESSES.exported,
  `${FACILITY_ADDRESSES.list}/*`,
  '/api/desk/placements/*',
  '/api/desk/codes/*',
  `${FACILITY_ADDRESSES.examples}/*`,
]

function deskRoutes(world: World): Hono<BehindGate> {
  const app = new Hono<BehindGate>()
  for (const path of GUARDED) app.use(path, gate(world), requires('manage-facilities'))
  const by = (context: Context<BehindGate>) => context.get('officer').accountId
  /** The id, or the code, in the address. */
  const named = (context: Context<BehindGate>) => context.req.param('id') ?? ''

  app.get(FACILITY_ADDRESSES.list, async (context) => {
    const { publicUrl, brand, smsNumber, smsKeyword } = world.settings
    const answer: FacilityList = {
      ...(await listFacilities(world.database, readQuery(context, facilityFiltersSchema))),
      agencies: await world.database
        .selectFrom('agencies')
        .select(['id', 'name'])
        .where('retired_at', 'is', null)
        .orderBy('name')
        .execute(),
      poster: { publicUrl, brand, smsNumber, smsKeyword },
    }
    return context.json(answer)
  })

  app.get(FACILITY_ADDRESSES.exported, async (context) => {
    const filters = readQuery(context, facilityFiltersSchema)
    const { facilities } = await listFacilities(world.database, filters, Number.MAX_SAFE_INTEGER)
    await audit(world.database, { at: world.now(), by: by(context), action: 'facilities-exported' })
    return context.body(csvOf(tableOf(facilities)), 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="fasilitas.csv"',
    })
  })

  app.post(FACILITY_ADDRESSES.list, async (context) => {
    const { facility, placement } = await readJson(context, facilityAddSchema)
    const id = await addFacility(world, by(context), facility, placement)
    return context.json(await present(world, id), 201)
  })

  app.get(FACILITY_ADDRESSES.facility(':id'), async (context) => context.json(await present(world, named(context))))
  app.put(FACILITY_ADDRESSES.facility(':id'), async (context) => {
    const { version, facility } = await readJson(context, facilityEditSchema)
    await editFacility(world, by(context), named(context), version, facility)
    return context.json(await present(world, named(context)))
  })
  app.post(FACILITY_ADDRESSES.withdraw(':id'), async (context) => {
    await setWithdrawn(world, by(context), named(context), true)
    return context.json(await present(world, named(context)))
  })
  app.post(FACILITY_ADDRESSES.restore(':id'), async (context) => {
    await setWithdrawn(world, by(context), named(context), false)
    return context.json(await present(world, named(context)))
  })
  app.post(FACILITY_ADDRESSES.placements(':id'), async (context) => {
    const { label } = await readJson(context, placementSchema)
    await addPlacement(world, by(context), named(context), label)
    return context.json(await present(world, named(context)), 201)
  })
  app.put(FACILITY_ADDRESSES.placement(':id'), async (context) => {
    const { label } = await readJson(context, placementSchema)
    return context.json(await present(world, await renamePlacement(world, by(context), named(context), label)))
  })
  app.post(FACILITY_ADDRESSES.issue(':id'), async (context) =>
    context.json(await present(world, await issueCode(world, by(context), named(context))), 201),
  )
  app.post(FACILITY_ADDRESSES.withdrawCode(':id'), async (context) => {
    const { replace } = await readJson(context, withdrawCodeSchema)
    return context.json(await present(world, await withdrawCode(world, by(context), named(context), replace)))
  })

  app.get(FACILITY_ADDRESSES.examples, async (context) => context.json(await countExamples(world.database)))
  app.post(FACILITY_ADDRESSES.removeExamples, async (context) => {
    const removed: ExamplesRemoved = await removeExamples(world, by(context))
    return context.json(removed)
  })
  return app
}

async function present(world: World, id: string): Promise<FacilityAnswer> {
  const facility = await readFacility(world.database, id)
  if (facility === null) throw notFound()
  return facility
}

/** One row a placement: what whoever hangs up posters, or maps them, needs. */
function tableOf(facilities: readonly FacilityAnswer[]) {
  const head = ['id', 'nama', 'jenis', 'instansi', 'wilayah', 'alamat', 'sungai', 'tepi', 'patokan', 'lintang', 'bujur']
  return [
    [...head, 'tempat', 'kode', 'ditarik', 'contoh'],
    ...facilities.flatMap((facility) =>
      facility.placements.map(({ label, codes }) => [
        facility.id,
        facility.name,
        facility.kind,
        facility.agencyName,
        describeArea(AREAS, facility),
        facility.address,
        facility.river,
        facility.bank,
        facility.landmark,
        facility.position?.latitude ?? null,
        facility.position?.longitude ?? null,
        label,
        codes.find((code) => code.withdrawnAt === null)?.code ?? null,
        facility.withdrawnAt === null ? null : new Date(facility.withdrawnAt).toISOString(),
        facility.example ? 'contoh' : null,
      ]),
    ),
  ]
}

import { type Context, Hono } from 'hono'
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
import { may, reachOf } from '../../domain/role.ts'
import { notFound } from '../errors.ts'
import { type BehindGate, gate, requires } from '../identity/gate.ts'
import { readJson, readQuery } from '../read-json.ts'
import type { World } from '../world.ts'
import { listCampaigns } from './campaigns.ts'
import { addFacility, editFacility, setWithdrawn } from './change.ts'
import { directoryRoutes } from './directory.ts'
import { countExamples, removeExamples } from './examples/remove.ts'
import { exportRoutes } from './export.ts'
import { begunRoutes } from './health-begun.ts'
import { healthRoutes } from './health-routes.ts'
import { importRoutes } from './import-routes.ts'
import { addPlacement, editPlacement, issueCode, withdrawCode } from './placements.ts'
import { posterRoutes } from './posters.ts'
import type { Actor } from './reach.ts'
import { listFacilities, readFacility } from './read.ts'
import { workshopRoutes } from './workshop-routes.ts'

/** The public directory, and behind the gate the facilities with their placements, codes and examples. */
export function facilityRoutes(world: World): Hono {
  const app = new Hono()
  app.route('/', directoryRoutes(world))
  app.route('/', begunRoutes(world))
  app.route('/', healthRoutes(world))
  app.route('/', workshopRoutes(world))
  app.route('/', exportRoutes(world))
  app.route('/', importRoutes(world))
  app.route('/', posterRoutes(world))
  app.route('/', deskRoutes(world))
  return app
}

/** Within one's reach: placements, codes, and what is read. */
const WITHIN_REACH = [`${FACILITY_ADDRESSES.list}/*`, '/api/desk/placements/*', '/api/desk/codes/*']
/** For those who look after all facilities. */
const EVERY_FACILITY = [`${FACILITY_ADDRESSES.examples}/*`]

function deskRoutes(world: World): Hono<BehindGate> {
  const app = new Hono<BehindGate>()
  for (const path of WITHIN_REACH) app.use(path, gate(world), requires('manage-facilities'))
  for (const path of EVERY_FACILITY) app.use(path, gate(world), requires('manage-every-facility'))
  const every = requires('manage-every-facility')
  const by = (context: Context<BehindGate>) => context.get('officer').accountId
  const actor = (context: Context<BehindGate>): Actor => ({
    accountId: by(context),
    reach: reachOf(context.get('officer')),
  })
  /** The id, or the code, in the address. */
  const named = (context: Context<BehindGate>) => context.req.param('id') ?? ''
  const present = async (context: Context<BehindGate>, id: string): Promise<FacilityAnswer> => {
    const facility = await readFacility(world.database, actor(context).reach, id)
    if (facility === null) throw notFound()
    return facility
  }

  app.get(FACILITY_ADDRESSES.list, async (context) => {
    const { publicUrl, brand, smsNumber, smsKeyword } = world.settings
    const answer: FacilityList = {
      ...(await listFacilities(world.database, actor(context).reach, readQuery(context, facilityFiltersSchema))),
      mayManageAll: may(context.get('officer').role, 'manage-every-facility'),
      agencies: await world.database
        .selectFrom('agencies')
        .select(['id', 'name'])
        .where('retired_at', 'is', null)
        .orderBy('name')
        .execute(),
      campaigns: await listCampaigns(world.database),
      poster: { publicUrl, brand, smsNumber, smsKeyword },
    }
    return context.json(answer)
  })

  app.post(FACILITY_ADDRESSES.list, every, async (context) => {
    const { facility, placement } = await readJson(context, facilityAddSchema)
    const id = await addFacility(world, by(context), facility, placement)
    return context.json(await present(context, id), 201)
  })

  app.get(FACILITY_ADDRESSES.facility(':id'), async (context) => context.json(await present(context, named(context))))
  app.put(FACILITY_ADDRESSES.facility(':id'), every, async (context) => {
    const { version, facility } = await readJson(context, facilityEditSchema)
    await editFacility(world, by(context), named(context), version, facility)
    return context.json(await present(context, named(context)))
  })
  app.post(FACILITY_ADDRESSES.withdraw(':id'), every, async (context) => {
    await setWithdrawn(world, by(context), named(context), true)
    return context.json(await present(context, named(context)))
  })
  app.post(FACILITY_ADDRESSES.restore(':id'), every, async (context) => {
    await setWithdrawn(world, by(context), named(context), false)
    return context.json(await present(context, named(context)))
  })
  app.post(FACILITY_ADDRESSES.placements(':id'), async (context) => {
    await addPlacement(world, actor(context), named(context), await readJson(context, placementSchema))
    return context.json(await present(context, named(context)), 201)
  })
  app.put(FACILITY_ADDRESSES.placement(':id'), async (context) => {
    const input = await readJson(context, placementSchema)
    return context.json(await present(context, await editPlacement(world, actor(context), named(context), input)))
  })
  app.post(FACILITY_ADDRESSES.issue(':id'), async (context) =>
    context.json(await present(context, await issueCode(world, actor(context), named(context))), 201),
  )
  app.post(FACILITY_ADDRESSES.withdrawCode(':id'), async (context) => {
    const { replace } = await readJson(context, withdrawCodeSchema)
    return context.json(await present(context, await withdrawCode(world, actor(context), named(context), replace)))
  })

  app.get(FACILITY_ADDRESSES.examples, async (context) => context.json(await countExamples(world.database)))
  app.post(FACILITY_ADDRESSES.removeExamples, async (context) => {
    const removed: ExamplesRemoved = await removeExamples(world, by(context))
    return context.json(removed)
  })
  return app
}

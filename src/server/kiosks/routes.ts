import { type Context, Hono } from 'hono'
import { readFacilityCode } from '../../domain/facility-code.ts'
import {
  KIOSK_DESK_ADDRESSES,
  type KioskLink,
  kioskAddSchema,
  kioskRenameSchema,
} from '../../domain/kiosk-desk-protocol.ts'
import { enrolSchema, KIOSK_ADDRESSES } from '../../domain/kiosk-protocol.ts'
import { reachOf } from '../../domain/role.ts'
import { notFound } from '../errors.ts'
import { type Actor, assertWithin } from '../facilities/reach.ts'
import { readFacility } from '../facilities/read.ts'
import { type BehindGate, gate, requires } from '../identity/gate.ts'
import { readJson } from '../read-json.ts'
import type { World } from '../world.ts'
import { addKiosk, facilityOf, kiosksOf, makeLink, renameKiosk, withdrawKiosk } from './keep.ts'
import { enrol, seen } from './tablet.ts'
import { WEEK_STAYS, weekOf } from './week.ts'

/** Kiosks: behind the gate for whoever sets them up, and for the tablets themselves. */
export function kioskRoutes(world: World): Hono {
  const app = new Hono()
  app.route('/', tabletRoutes(world))
  app.route('/', deskRoutes(world))
  return app
}

/** Cookies are never read here: a tablet at a counter is nobody. */
function tabletRoutes(world: World): Hono {
  const app = new Hono()
  app.post(KIOSK_ADDRESSES.enrol, async (context) => {
    const { token } = await readJson(context, enrolSchema)
    return context.json(await enrol(world, token), 200, { 'Cache-Control': 'no-store' })
  })
  app.post(KIOSK_ADDRESSES.facts, async (context) => {
    const key = /^Bearer ([A-Za-z0-9_-]{43})$/.exec(context.req.header('Authorization') ?? '')?.[1]
    if (key === undefined) throw notFound()
    return context.json(await seen(world, key), 200, { 'Cache-Control': 'no-store' })
  })
  app.get(KIOSK_ADDRESSES.week(':code'), async (context) => {
    const read = readFacilityCode(context.req.param('code') ?? '')
    if (read.outcome !== 'code') throw notFound()
    const week = await weekOf(world, read.code)
    return context.json(week, 200, { 'Cache-Control': `public, max-age=${WEEK_STAYS / 1000}` })
  })
  return app
}

function deskRoutes(world: World): Hono<BehindGate> {
  const app = new Hono<BehindGate>()
  const guarded = [
    KIOSK_DESK_ADDRESSES.ofFacility(':id'),
    KIOSK_DESK_ADDRESSES.kiosk(':id'),
    `${KIOSK_DESK_ADDRESSES.kiosk(':id')}/*`,
  ]
  for (const path of guarded) app.use(path, gate(world), requires('manage-facilities'))
  const actor = (context: Context<BehindGate>): Actor => ({
    accountId: context.get('officer').accountId,
    reach: reachOf(context.get('officer')),
  })

  /** The facility in the address, within the officer's reach. */
  const facility = async (context: Context<BehindGate>): Promise<string> => {
    const id = context.req.param('id') ?? ''
    const { reach } = actor(context)
    if ((await readFacility(world.database, reach, id)) === null) throw notFound()
    return id
  }
  /** The kiosk in the address, at a facility within the officer's reach. */
  const kiosk = async (context: Context<BehindGate>): Promise<string> => {
    const id = context.req.param('id') ?? ''
    assertWithin(actor(context).reach, await facilityOf(world.database, id))
    return id
  }

  app.get(KIOSK_DESK_ADDRESSES.ofFacility(':id'), async (context) =>
    context.json({ kiosks: await kiosksOf(world, await facility(context)) }),
  )
  app.post(KIOSK_DESK_ADDRESSES.ofFacility(':id'), async (context) => {
    const wanted = await readJson(context, kioskAddSchema)
    const made: KioskLink = await addKiosk(world, actor(context).accountId, await facility(context), wanted)
    return context.json(made, 201)
  })
  app.put(KIOSK_DESK_ADDRESSES.kiosk(':id'), async (context) => {
    const { name } = await readJson(context, kioskRenameSchema)
    return context.json(await renameKiosk(world, actor(context).accountId, await kiosk(context), name))
  })
  app.post(KIOSK_DESK_ADDRESSES.link(':id'), async (context) => {
    const made: KioskLink = await makeLink(world, actor(context).accountId, await kiosk(context))
    return context.json(made, 201)
  })
  app.post(KIOSK_DESK_ADDRESSES.withdraw(':id'), async (context) =>
    context.json(await withdrawKiosk(world, actor(context).accountId, await kiosk(context))),
  )
  return app
}

import { Hono } from 'hono'
import { ADDRESSES } from '../../domain/addresses.ts'
import { readFacilityCode } from '../../domain/facility-code.ts'
import { clientAddress } from '../client-address.ts'
import { notFound } from '../errors.ts'
import { sameOriginOnly } from '../identity/same-origin.ts'
import type { World } from '../world.ts'
import { codeCountsOf } from './health-counts.ts'

/** Where our own form tells that somebody began to fill it in. It says the code and nothing else, and nothing else is read. */
export function begunRoutes(world: World): Hono {
  const app = new Hono()
  app.post(ADDRESSES.begun(':code'), sameOriginOnly(world), (context) => {
    const read = readFacilityCode(context.req.param('code') ?? '')
    if (read.outcome !== 'code') throw notFound()
    codeCountsOf(world).begun(read.code, clientAddress(context, world.settings.trustProxy))
    return context.body(null, 204, { 'Cache-Control': 'no-store' })
  })
  return app
}

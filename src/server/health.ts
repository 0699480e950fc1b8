import { Hono } from 'hono'
import { sql } from 'kysely'
import { unavailable } from './errors.ts'
import type { World } from './world.ts'

/** `/healthz`: the process answers. `/readyz`: so does its database. */
export function healthRoutes(world: World): Hono {
  const app = new Hono()
  app.get('/healthz', (context) => context.json({ status: 'alive' }, 200, { 'Cache-Control': 'no-store' }))
  app.get('/readyz', async (context) => {
    try {
      await sql`select 1`.execute(world.database)
    } catch {
      // Whatever it was: the database does not answer, and the next look may find it again.
      throw unavailable()
    }
    return context.json({ status: 'ready' }, 200, { 'Cache-Control': 'no-store' })
  })
  return app
}

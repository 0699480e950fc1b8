import type { MiddlewareHandler } from 'hono'
import { createMiddleware } from 'hono/factory'
import { may, type Permission } from '../../domain/role.ts'
import { forbidden, unauthorised } from '../errors.ts'
import type { World } from '../world.ts'
import { clearCookie, takeCookie } from './cookie.ts'
import { sameOriginOnly } from './same-origin.ts'
import { readSession, type SignedIn } from './sessions.ts'

/** What stands behind the gate knows who asks: `context.get('officer')`. */
export type BehindGate = { Variables: { officer: SignedIn } }

/**
 * The one gate before everything that only officers may do: no session, no entry; no change that another site asked
 * for; nothing kept in a cache. Every room puts it before all its routes: `app.use('/api/desk/*', gate(world))`.
 */
export function gate(world: World): MiddlewareHandler<BehindGate> {
  const ownPagesOnly = sameOriginOnly(world)
  return createMiddleware<BehindGate>(async (context, next) => {
    const token = takeCookie(context, world.settings)
    const officer = token === null ? null : await readSession(world, token)
    if (officer === null) {
      if (token !== null) clearCookie(context, world.settings)
      throw unauthorised()
    }
    context.set('officer', officer)
    await ownPagesOnly(context, next)
    context.header('Cache-Control', 'no-store')
  })
}

/** Lets through only whose role has `permission`. Stands behind the gate. */
export function requires(permission: Permission): MiddlewareHandler<BehindGate> {
  return createMiddleware<BehindGate>(async (context, next) => {
    if (!may(context.get('officer').role, permission)) throw forbidden()
    await next()
  })
}

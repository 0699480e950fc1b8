import type { MiddlewareHandler } from 'hono'
import { forbidden } from '../errors.ts'
import type { World } from '../world.ts'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Lets a request change something only when our own page sent it (OWASP: Fetch Metadata, then Origin). `Sec-Fetch-Site`
 * comes from every browser served here on a trustworthy origin; on plain http it is missing, and `Origin` stands with
 * every POST. What says neither is refused.
 */
export function sameOriginOnly(world: World): MiddlewareHandler {
  const own = new URL(world.settings.publicUrl).host
  return async (context, next) => {
    if (!SAFE.has(context.req.method)) {
      const site = context.req.header('Sec-Fetch-Site')
      const origin = context.req.header('Origin')
      const fromHere =
        site === undefined
          ? hostOf(origin) === (context.req.header('Host') ?? own) || hostOf(origin) === own
          : site === 'same-origin'
      if (!fromHere) throw forbidden('This request does not come from our own pages.')
    }
    await next()
  }
}

function hostOf(origin: string | undefined): string | null {
  return origin !== undefined && URL.canParse(origin) ? new URL(origin).host : null
}

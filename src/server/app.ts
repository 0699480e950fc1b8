import { Hono, type HonoRequest } from 'hono'
import { routePath } from 'hono/route'
import { compression } from './compress.ts'
import { deskRoutes } from './desk/routes.ts'
import { answerErrors, answerUnknown, methodNotAllowed } from './errors.ts'
import { facilityRoutes } from './facilities/routes.ts'
import { securityHeaders } from './headers.ts'
import { healthRoutes } from './health.ts'
import { identityRoutes } from './identity/routes.ts'
import { intakeRoutes } from './intake/routes.ts'
import { kioskRoutes } from './kiosks/routes.ts'
import { manifestRoutes } from './manifest.ts'
import { openApiRoutes } from './openapi/routes.ts'
import type { PageTemplate } from './page-template.ts'
import { answerNowhere, pagesRoutes } from './pages/routes.tsx'
import { plainFormRoutes } from './plain-form/routes.ts'
import { shellRoutes } from './shell.ts'
import { staticRoutes } from './static.ts'
import { trackingRoutes } from './tracking/routes.tsx'
import type { World } from './world.ts'

/** The whole server as a function from Request to Response. Listening is another file. */
export function createApp(world: World, page: PageTemplate): Hono {
  const app = new Hono()
  app.onError(answerErrors(world.log))
  app.notFound((context) => {
    const allowed = methodsAt(app, context.req.path)
    if (allowed.length > 0) return answerErrors(world.log)(methodNotAllowed(allowed), context)
    return isPersons(context.req) ? answerNowhere(context, page, world.settings.brand) : answerUnknown(context)
  })

  app.use(async (context, next) => {
    const begun = world.now()
    await next()
    const path = routePath(context, -1)
    // The route's template, never the path itself: codes and ids stay out of the log.
    const route = path.includes('*') || context.res.status === 404 ? 'none' : path
    const { method } = context.req
    world.log('request', { method, route, status: context.res.status, milliseconds: world.now() - begun })
  })
  app.use(securityHeaders(world.settings.publicUrl, page.styleSources))
  app.use(compression())

  app.route('/', healthRoutes(world))
  app.route('/', identityRoutes(world))
  app.route('/', deskRoutes(world))
  app.route('/', facilityRoutes(world))
  app.route('/', kioskRoutes(world))
  app.route('/', intakeRoutes(world))
  app.route('/', openApiRoutes(world))
  app.route('/', pagesRoutes(world, page))
  app.route('/', plainFormRoutes(world, page))

  app.route('/', trackingRoutes(world, page))

  if (page.folder !== null) {
    app.route('/', manifestRoutes(page.folder, world.settings.brand))
    app.route('/', staticRoutes(page.folder))
  }
  app.route('/', shellRoutes(page, world.settings.brand))
  return app
}

/** Whether a person went there with a browser, and no program asks. */
function isPersons(request: HonoRequest): boolean {
  const { method, path } = request
  return method === 'GET' && !path.startsWith('/api/') && /\btext\/html\b/.test(request.header('Accept') ?? '')
}

/** The methods some route takes at `path`; middleware, which takes all, does not count. */
function methodsAt(app: Hono, path: string): readonly string[] {
  return ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((method) =>
    app.router.match(method, path)[0].some(([[, route]]) => route.method !== 'ALL'),
  )
}

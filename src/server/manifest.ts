import { existsSync, readFileSync } from 'node:fs'
import { Hono } from 'hono'

const PATH = '/manifest.webmanifest'

/** The app's manifest out of the built page, under the name that this province chose. */
export function manifestRoutes(folder: string, brand: string): Hono {
  const app = new Hono()
  if (!existsSync(folder + PATH)) return app
  const shipped: unknown = JSON.parse(readFileSync(folder + PATH, 'utf8'))
  // Under an icon there is room for one word.
  const names = { name: brand, short_name: brand.split(' ')[0] }
  const body = JSON.stringify(Object.assign({}, shipped, names))
  const headers = { 'Content-Type': 'application/manifest+json', 'Cache-Control': 'no-cache' }
  app.get(PATH, (context) => context.body(body, 200, headers))
  return app
}

import { Hono } from 'hono'
import { ADDRESSES } from '../../domain/addresses.ts'
import type { World } from '../world.ts'
import { openApiDocument } from './document.ts'

/** The description of every public address, for programs. */
export function openApiRoutes(world: World): Hono {
  const app = new Hono()
  const document = openApiDocument(world.settings.publicUrl)
  app.get(ADDRESSES.openapi, (context) => context.json(document, 200, { 'Cache-Control': 'no-cache' }))
  return app
}

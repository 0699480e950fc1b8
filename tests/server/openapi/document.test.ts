import { expect, test } from 'vitest'
import { intakeRoutes } from '../../../src/server/intake/routes.ts'
import { openApiDocument } from '../../../src/server/openapi/document.ts'
import { openApiRoutes } from '../../../src/server/openapi/routes.ts'
import { openOne } from '../databases.ts'
import { testWorld } from '../test-world.ts'

const document = openApiDocument('https://lapor.example')

/** `/api/reports/:id{…}` as the document writes it. */
const written = (path: string) => path.replace(/:(\w+)\{\[0-9a-f\]\{64\}\}/g, '{$1}')

test('every address of the intake is in the document, with its method', async () => {
  const { database, close } = await openOne()
  const world = testWorld(database)
  const paths: Readonly<Record<string, object>> = document.paths
  for (const { path, method } of [...intakeRoutes(world).routes, ...openApiRoutes(world).routes]) {
    const operations = Object.keys(paths[written(path)] ?? {})
    const name = path.includes('attachments') && method === 'GET' ? 'head' : method.toLowerCase()
    expect(operations, `${method} ${written(path)}`).toContain(name)
  }
  await close()
})

test('every reference leads to a schema, and every operation has a name of its own', () => {
  const text = JSON.stringify(document)
  const references = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name)
  for (const name of references) expect(Object.keys(document.components.schemas)).toContain(name)
  const names = [...text.matchAll(/"operationId":"(\w+)"/g)].map(([, name]) => name)
  expect(new Set(names).size).toBe(names.length)
})

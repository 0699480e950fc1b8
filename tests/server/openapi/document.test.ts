import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ERROR_STATUS } from '../../../src/domain/protocol.ts'
import { createApp } from '../../../src/server/app.ts'
import { openApiDocument } from '../../../src/server/openapi/document.ts'
import { openOne } from '../databases.ts'
import { page } from '../plain-form/forms.ts'
import { testWorld } from '../test-world.ts'

const document = openApiDocument('https://lapor.example')
const METHODS = ['get', 'head', 'put', 'post', 'patch', 'delete'] as const

/** `GET /api/keys` for every operation the document names. */
const documented = Object.entries(document.paths).flatMap(([path, item]) =>
  METHODS.filter((method) => method in item).map((method) => `${method.toUpperCase()} ${path}`),
)

let opened: Awaited<ReturnType<typeof openOne>>
beforeAll(async () => {
  opened = await openOne()
})
afterAll(() => opened.close())

const app = () => createApp(testWorld(opened.database), { ...page, folder: null })

/** What officers alone speak to, and is no promise to other programs. */
const BEHIND_SIGN_IN = /^\/api\/(?:desk|session|identity)\//

/** `/api/reports/:id{…}` and `/api/facilities/:code` as the document writes them. */
const written = (path: string) => path.replace(/:(\w+)(?:\{\[0-9a-f\]\{64\}\})?/g, '{$1}')

test('it is valid OpenAPI 3.1, as it is served', async () => {
  const served = await (await app().request('/api/openapi.json')).json()
  const validator = new Validator()
  expect(await validator.validate(served)).toEqual({ valid: true })
  expect(validator.version).toBe('3.1')
})

test('every public address of the whole app is in the document, with its method', () => {
  const served = app()
    .routes.filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/'))
    .filter(({ path }) => !BEHIND_SIGN_IN.test(`${path}/`))
    // Hono answers HEAD by the handler of GET; the attachments' GET itself is refused.
    .map(
      ({ method, path }) => `${path.includes('/attachments/') && method === 'GET' ? 'HEAD' : method} ${written(path)}`,
    )
  expect([...new Set(served)].toSorted()).toEqual(documented.toSorted())
})

test.each(documented)('%s is answered by the app, with a status that the document names', async (operation) => {
  const [method = '', path = ''] = operation.split(' ')
  const address = path.replace(/\{\w+\}/g, 'ab'.repeat(32))
  const answer = await app().request(address, {
    method,
    ...(method === 'POST' || method === 'PUT' ? { body: '{}' } : {}),
  })
  expect(answer.status).not.toBe(ERROR_STATUS['method-not-allowed'])
  expect(Object.keys(operationAt(path, method).responses)).toContain(String(answer.status))
  if (answer.status !== 404) return
  // A 404 of the handler, which no other method of that address gives.
  expect((await app().request(address, { method: 'DELETE' })).status).toBe(ERROR_STATUS['method-not-allowed'])
})

test('every reference leads to something the document holds', () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(
    ([, reference]) => reference ?? '',
  )
  expect(references.length).toBeGreaterThan(10)
  for (const reference of references) {
    const target = reference
      .split('/')
      .slice(1)
      .reduce<unknown>((part, name) => Reflect.get(Object(part), name), document)
    expect(target, reference).toBeTypeOf('object')
  }
})

test('every operation has a name of its own', () => {
  const names = documented.map((operation) => {
    const [method = '', path = ''] = operation.split(' ')
    return operationAt(path, method).operationId
  })
  expect(new Set(names).size).toBe(documented.length)
})

function operationAt(path: string, method: string): { readonly operationId: string; readonly responses: object } {
  const paths: Readonly<Record<string, object>> = document.paths
  const operation: unknown = Reflect.get(paths[path] ?? {}, method.toLowerCase())
  return operation as { readonly operationId: string; readonly responses: object }
}

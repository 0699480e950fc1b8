import { randomBytes } from 'node:crypto'
import { Hono } from 'hono'
import type { Sender } from '../../../src/domain/report.ts'
import type { Role } from '../../../src/domain/role.ts'
import { deskRoutes } from '../../../src/server/desk/routes.ts'
import { answerErrors, answerUnknown } from '../../../src/server/errors.ts'
import { identityRoutes } from '../../../src/server/identity/routes.ts'
import { openSession } from '../../../src/server/identity/sessions.ts'
import { intakeApp, put, sealedReport } from '../intake/sealed-report.ts'
import type { TestWorld } from '../test-world.ts'

/** The desk with identity, as they stand in the app. */
export function deskApp(world: TestWorld): Hono {
  const app = new Hono()
  app.onError(answerErrors(world.log))
  app.notFound(answerUnknown)
  app.route('/', identityRoutes(world))
  app.route('/', deskRoutes(world))
  return app
}

export type Ask = (method: 'GET' | 'POST', path: string, body?: unknown) => Promise<Response>

/** A request as an officer's browser sends it. */
export function asker(app: Hono, token: string | null, headers: Record<string, string> = {}): Ask {
  return async (method, path, body) =>
    app.request(path, {
      method,
      headers: {
        'Sec-Fetch-Site': 'same-origin',
        ...(token === null ? {} : { Cookie: `lapor=${token}` }),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
}

/** An account with a session; no password is asked. */
export async function officer(world: TestWorld, role: Role, agency: string | null = null) {
  const id = `${role}-${randomBytes(4).toString('hex')}`
  const row = { id, username: id, name: `Officer ${id}`, role, agency_id: agency, password_hash: '' }
  await world.database
    .insertInto('accounts')
    .values({ ...row, created_at: world.now(), disabled_at: null })
    .execute()
  return { id, token: await openSession(world, id) }
}

export async function agencies(world: TestWorld, ...ids: string[]): Promise<void> {
  const rows = ids.map((id) => ({ id, name: `Dinas ${id}`, short_name: id, example: 0 as const, retired_at: null }))
  await world.database.insertInto('agencies').values(rows).execute()
}

/** A report through the real intake; gives its case. */
export async function caseOf(world: TestWorld, more: object = {}, sender: Sender | null = null) {
  const sealed = await sealedReport({ ...more }, sender)
  const answer = await put(intakeApp(world), sealed.id, sealed.bytes)
  if (answer.status !== 201) throw new Error(`the intake said ${answer.status}`)
  return world.database
    .selectFrom('cases')
    .innerJoin('reports', 'reports.case_id', 'cases.id')
    .where('reports.id', '=', sealed.id)
    .selectAll('cases')
    .executeTakeFirstOrThrow()
}

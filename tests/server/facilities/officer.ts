import { Hono } from 'hono'
import type { Role } from '../../../src/domain/role.ts'
import { answerErrors } from '../../../src/server/errors.ts'
import { facilityRoutes } from '../../../src/server/facilities/routes.ts'
import { openSession } from '../../../src/server/identity/sessions.ts'
import type { TestWorld } from '../test-world.ts'

/** A request as an officer's browser sends it, and the JSON of its answer. */
export type Ask = (
  method: string,
  path: string,
  body?: unknown,
) => Promise<{ status: number; body: unknown; text: string; bytes: ArrayBuffer }>

/** An officer who is signed in, without any password being asked; a manager with the facilities it looks after. */
export async function signIn(world: TestWorld, role: Role, facilities: readonly string[] = []): Promise<Ask> {
  const id = `officer-${role}`
  await world.database
    .insertInto('accounts')
    .values({
      id,
      username: role,
      name: role,
      role,
      agency_id: null,
      password_hash: '',
      created_at: world.now(),
      disabled_at: null,
    })
    .execute()
  if (facilities.length > 0) {
    const rows = facilities.map((facility) => ({ account_id: id, facility_id: facility }))
    await world.database.insertInto('managed_facilities').values(rows).execute()
  }
  return ask(world, await openSession(world, id))
}

/** A request with a session's token, or without one. */
export function ask(world: TestWorld, token: string | null): Ask {
  const app = new Hono()
  app.onError(answerErrors(world.log))
  app.route('/', facilityRoutes(world))
  return async (method, path, body) => {
    const answer = await app.request(path, {
      method,
      headers: {
        ...(token === null ? {} : { Cookie: `lapor=${token}` }),
        'Sec-Fetch-Site': 'same-origin',
        'Content-Type': 'application/json',
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const bytes = await answer.arrayBuffer()
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
    return { status: answer.status, text, bytes, body: text.startsWith('{') ? JSON.parse(text) : null }
  }
}

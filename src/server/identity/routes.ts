import { type Context, Hono } from 'hono'
import type * as v from 'valibot'
import {
  DESK,
  facilityIdsSchema,
  type invitationAnswerSchema,
  invitationSchema,
  type LinkAnswer,
  linkTokenSchema,
  passwordChangeSchema,
  recoverySchema,
  type SessionAnswer,
  setUpSchema,
  signInSchema,
} from '../../domain/desk-protocol.ts'
import { passwordFault } from '../../domain/password.ts'
import { may, PERMISSIONS } from '../../domain/role.ts'
import { clientAddress } from '../client-address.ts'
import { gone, invalid, tooManyRequests, unauthorised } from '../errors.ts'
import { readJson } from '../read-json.ts'
import type { World } from '../world.ts'
import {
  changePassword,
  disableAccount,
  enableAccount,
  invite,
  listAccounts,
  makeAccount,
  openAccount,
  withdrawInvitation,
} from './accounts.ts'
import { audit } from './audit.ts'
import { clearCookie, giveCookie } from './cookie.ts'
import { type BehindGate, gate, requires } from './gate.ts'
import { findLink } from './links.ts'
import { assignFacilities } from './managed.ts'
import { recoverAccount } from './recover.ts'
import { sameOriginOnly } from './same-origin.ts'
import { endSession, endSessionsOf, openSession, type SignedIn } from './sessions.ts'
import { createThrottle, type Throttle } from './throttle.ts'

/** Signing in and out, one-time links, accounts. Four doors stand before the gate, all others behind it. */
export function identityRoutes(world: World): Hono {
  const app = new Hono()
  app.route('/', doors(world))
  app.route('/', sessionRoutes(world))
  app.route('/', accountRoutes(world))
  return app
}

/** What a person without a session may do: sign in, look at a one-time link, use it. */
function doors(world: World): Hono {
  const app = new Hono()
  const signIns = createThrottle()
  const links = createThrottle()

  /** Seconds are told before any password is looked at, for names that exist and names that do not alike. */
  const admit = (context: Context, throttle: Throttle, name: string): string => {
    const address = clientAddress(context, world.settings.trustProxy)
    const wait = throttle.attempt(name, address, world.now())
    if (wait > 0) throw tooManyRequests(wait)
    return address
  }

  app.use('/api/identity/*', sameOriginOnly(world), async (context, next) => {
    await next()
    context.header('Cache-Control', 'no-store')
  })

  app.post(DESK.signIn, async (context) => {
    const { username, password } = await readJson(context, signInSchema)
    const name = username.trim().toLowerCase()
    const address = admit(context, signIns, name)
    const accountId = await openAccount(world, name, password)
    await audit(world.database, {
      at: world.now(),
      by: accountId,
      action: accountId === null ? 'sign-in-failed' : 'signed-in',
    })
    if (accountId === null) throw unauthorised('No account has this username and password.')
    signIns.succeeded(name, address)
    giveCookie(context, world.settings, await openSession(world, accountId))
    return context.body(null, 204)
  })

  app.post(DESK.lookAtLink, async (context) => {
    const { token } = await readJson(context, linkTokenSchema)
    const link = await findLink(world.database, token, world.now())
    if (link === null) throw gone(SPENT)
    const answer: LinkAnswer = {
      account: link.account === null ? null : { username: link.account.username, name: link.account.name },
      role: link.role,
      agency: await agencyName(world, link.agency),
      expiresAt: link.expiresAt,
    }
    return context.json(answer)
  })

  app.post(DESK.setUp, async (context) => {
    const wanted = await readJson(context, setUpSchema)
    refusePassword('password', wanted.password, [wanted.username, ...wanted.name.split(/\s+/)], world)
    // Before anything is counted: who invents links shuts nobody out who holds a real one.
    const link = await findLink(world.database, wanted.token, world.now())
    if (link === null || link.account !== null) throw gone(SPENT)
    const address = admit(context, links, link.tokenHash)
    const accountId = await makeAccount(world, wanted)
    links.succeeded(link.tokenHash, address)
    // From here on strangers at this address do not shut this officer out.
    signIns.succeeded(wanted.username, address)
    giveCookie(context, world.settings, await openSession(world, accountId))
    return context.body(null, 204)
  })

  app.post(DESK.recover, async (context) => {
    const { token, password } = await readJson(context, recoverySchema)
    const link = await findLink(world.database, token, world.now())
    if (link === null || link.account === null) throw gone(SPENT)
    const { username, name } = link.account
    refusePassword('password', password, [username, ...name.split(/\s+/)], world)
    const address = admit(context, links, link.tokenHash)
    const accountId = await recoverAccount(world, token, password)
    links.succeeded(link.tokenHash, address)
    signIns.succeeded(username, address)
    giveCookie(context, world.settings, await openSession(world, accountId))
    return context.body(null, 204)
  })
  return app
}

const SPENT = 'This link was used, has expired, or was replaced by a newer one.'

/** One's own session. */
function sessionRoutes(world: World): Hono<BehindGate> {
  const app = new Hono<BehindGate>()
  const throttle = createThrottle()
  app.use(DESK.session, gate(world))
  app.use(`${DESK.session}/*`, gate(world))

  app.get(DESK.session, async (context) => context.json(await describeSession(world, context.get('officer'))))

  app.post(DESK.signOut, async (context) => {
    const { accountId, tokenHash } = context.get('officer')
    await endSession(world.database, tokenHash)
    await audit(world.database, { at: world.now(), by: accountId, action: 'signed-out' })
    clearCookie(context, world.settings)
    return context.body(null, 204)
  })

  app.post(DESK.signOutEverywhere, async (context) => {
    const { accountId } = context.get('officer')
    await endSessionsOf(world.database, accountId, null)
    await audit(world.database, { at: world.now(), by: accountId, action: 'signed-out-everywhere' })
    clearCookie(context, world.settings)
    return context.body(null, 204)
  })

  app.post(DESK.changePassword, async (context) => {
    const { accountId, username, name, tokenHash } = context.get('officer')
    const { present, next } = await readJson(context, passwordChangeSchema)
    const wait = throttle.attempt(username, '', world.now())
    if (wait > 0) throw tooManyRequests(wait)
    refusePassword('next', next, [username, ...name.split(/\s+/)], world)
    const changed = await changePassword(world, accountId, { present, next, keepSession: tokenHash })
    if (!changed) throw invalid({ present: 'wrong' })
    throttle.succeeded(username, '')
    return context.body(null, 204)
  })
  return app
}

/** Other people's accounts: for coordinators. */
function accountRoutes(world: World): Hono<BehindGate> {
  const app = new Hono<BehindGate>()
  for (const address of [DESK.accounts, DESK.invitations]) {
    app.use(address, gate(world), requires('manage-accounts'))
    app.use(`${address}/*`, gate(world), requires('manage-accounts'))
  }

  app.get(DESK.accounts, async (context) => context.json(await listAccounts(world)))
  app.post(DESK.disableAccount(':id'), async (context) => {
    await disableAccount(world, context.get('officer').accountId, context.req.param('id') ?? '')
    return context.body(null, 204)
  })
  app.post(DESK.enableAccount(':id'), async (context) => {
    await enableAccount(world, context.get('officer').accountId, context.req.param('id') ?? '')
    return context.body(null, 204)
  })
  app.post(DESK.assignFacilities(':id'), async (context) => {
    const { facilities } = await readJson(context, facilityIdsSchema)
    await assignFacilities(world, context.get('officer').accountId, context.req.param('id') ?? '', facilities)
    return context.body(null, 204)
  })
  app.post(DESK.invitations, async (context) => {
    const invitation = await readJson(context, invitationSchema)
    const made: v.InferOutput<typeof invitationAnswerSchema> = await invite(
      world,
      context.get('officer').accountId,
      invitation,
    )
    return context.json(made, 201)
  })
  app.post(DESK.withdrawInvitation(':id'), async (context) => {
    await withdrawInvitation(world, context.get('officer').accountId, context.req.param('id') ?? '')
    return context.body(null, 204)
  })
  return app
}

async function describeSession(world: World, officer: SignedIn): Promise<SessionAnswer> {
  const name = await agencyName(world, officer.agency)
  return {
    id: officer.accountId,
    username: officer.username,
    name: officer.name,
    role: officer.role,
    agency: officer.agency === null ? null : { id: officer.agency, name: name ?? officer.agency },
    permissions: PERMISSIONS.filter((permission) => may(officer.role, permission)),
    brand: world.settings.brand,
  }
}

async function agencyName(world: World, id: string | null): Promise<string | null> {
  if (id === null) return null
  const row = await world.database.selectFrom('agencies').select('name').where('id', '=', id).executeTakeFirst()
  return row?.name ?? null
}

function refusePassword(field: string, password: string, personal: readonly string[], world: World): void {
  const fault = passwordFault(password, [...personal, world.settings.brand])
  if (fault !== null) throw invalid({ [field]: fault })
}

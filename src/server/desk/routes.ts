import { type Context, Hono } from 'hono'
import {
  CASES_PER_PAGE,
  type CaseList,
  DESK,
  dispositionSchema,
  filterSchema,
  heldChoiceSchema,
  heldRejectionSchema,
  listQuestionSchema,
  unmaskSchema,
} from '../../domain/desk-protocol.ts'
import { scopeOf } from '../../domain/role.ts'
import { notFound } from '../errors.ts'
import { audit } from '../identity/audit.ts'
import { type BehindGate, gate, requires } from '../identity/gate.ts'
import { rejectHeld, releaseHeld } from '../intake/held.ts'
import { liveFeed } from '../live/feed.ts'
import { createFeeds } from '../live/feeds.ts'
import { readJson, readQuery } from '../read-json.ts'
import type { World } from '../world.ts'
import { readChoices } from './choices.ts'
import { countCases } from './counts.ts'
import { dispose } from './dispose.ts'
import { exportCases } from './export.ts'
import { readCase } from './one-case.ts'
import { readPhoto } from './photo.ts'
import { listCases, type Place } from './summaries.ts'
import { takeBack } from './take-back.ts'
import { unmask } from './unmask.ts'

/** The officers' desk. Everything stands behind the gate, and every query goes through the officer's scope. */
export function deskRoutes(world: World): Hono<BehindGate> {
  const { database } = world
  const app = new Hono<BehindGate>()
  for (const address of ROOMS) app.use(address, gate(world))
  const id = (context: Context) => context.req.param('id') ?? ''

  app.get(DESK.choices, async (context) => context.json(await readChoices(database)))

  app.get(DESK.cases, async (context) => {
    const { before, ...filter } = readQuery(context, listQuestionSchema)
    const scope = scopeOf(context.get('officer'))
    const place = { before: readPlace(before), size: CASES_PER_PAGE + 1 }
    const found = await listCases(database, scope, filter, place)
    const cases = found.slice(0, CASES_PER_PAGE)
    const last = cases.at(-1)
    const more = found.length > CASES_PER_PAGE && last !== undefined
    const answer: CaseList = { cases, next: more ? `${last.receivedAt}~${last.id}` : null }
    return context.json(answer)
  })

  app.get(DESK.exported, async (context) => {
    const filter = readQuery(context, filterSchema)
    const officer = context.get('officer')
    await audit(database, { at: world.now(), by: officer.accountId, action: 'cases-exported' })
    return context.body(exportCases(world, scopeOf(officer), filter), 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="laporan.csv"',
    })
  })

  app.get(DESK.counts, async (context) => {
    const filter = readQuery(context, filterSchema)
    return context.json(await countCases(database, scopeOf(context.get('officer')), filter, world.now()))
  })

  const feeds = createFeeds()
  app.get(DESK.live, (context) =>
    liveFeed(world, context.get('officer'), context.req.header('Last-Event-ID') ?? null, feeds),
  )

  app.get(DESK.case(':id'), async (context) => {
    const found = await readCase(database, context.get('officer'), id(context))
    if (found === null) throw notFound()
    return context.json(found)
  })

  app.get(DESK.photo(':id', ':sha256'), async (context) => {
    const size = context.req.query('thumbnail') === undefined ? 'full' : 'thumbnail'
    const sha256 = context.req.param('sha256') ?? ''
    const bytes = await readPhoto(world, context.get('officer'), id(context), sha256, size)
    if (bytes === null) throw notFound()
    return context.body(bytes, 200, { 'Content-Type': 'image/jpeg', 'Content-Disposition': 'inline' })
  })

  app.post(DESK.dispose(':id'), requires('dispose'), async (context) => {
    await dispose(world, context.get('officer'), id(context), await readJson(context, dispositionSchema))
    return context.json(await readCase(database, context.get('officer'), id(context)))
  })

  app.post(DESK.unmask(':id'), requires('unmask-sender'), async (context) => {
    const { reason } = await readJson(context, unmaskSchema)
    return context.json(await unmask(world, context.get('officer'), id(context), reason))
  })

  app.post(DESK.release, requires('release-held'), async (context) => {
    const { cases } = await readJson(context, heldChoiceSchema)
    const by = context.get('officer').accountId
    const changed = (await releaseHeld(world, cases, by)).length
    await audit(database, { at: world.now(), by, action: 'held-released', subject: String(changed) })
    return context.json({ changed })
  })

  app.post(DESK.reject, requires('release-held'), async (context) => {
    const { cases, reason } = await readJson(context, heldRejectionSchema)
    const by = context.get('officer').accountId
    const changed = (await rejectHeld(world, cases, reason, by)).length
    await audit(database, { at: world.now(), by, action: 'held-rejected', subject: String(changed) })
    return context.json({ changed })
  })

  app.post(DESK.takeBack, requires('release-held'), async (context) => {
    const { cases } = await readJson(context, heldChoiceSchema)
    const by = context.get('officer').accountId
    const changed = (await takeBack(world, cases, by)).length
    await audit(database, { at: world.now(), by, action: 'held-taken-back', subject: String(changed) })
    return context.json({ changed })
  })
  return app
}

/** The gate stands before each of these, so that a new address under them is never open by oversight. */
const ROOMS = [
  DESK.choices,
  DESK.exported,
  DESK.counts,
  DESK.live,
  DESK.cases,
  `${DESK.cases}/*`,
  '/api/desk/held/*',
] as const

function readPlace(before: string | undefined): Place | null {
  const [receivedAt, id] = before?.split('~') ?? []
  return receivedAt === undefined || id === undefined ? null : { receivedAt: Number(receivedAt), id }
}

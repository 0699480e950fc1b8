import * as v from 'valibot'
import { EVENT_KINDS, type LiveMessage } from '../../domain/desk-protocol.ts'
import { may, scopeOf } from '../../domain/role.ts'
import { engineOf } from '../database/engine.ts'
import { summariesOf } from '../desk/summaries.ts'
import { describe } from '../errors.ts'
import { type SignedIn, stillSignedIn } from '../identity/sessions.ts'
import type { World } from '../world.ts'
import { createFeeds, type Feeds } from './feeds.ts'
import { type FeedEvent, type FeedPlace, presentPlace, readEvents, readPlace, writePlace } from './read-events.ts'

/** How often the events are asked for; below half of the two seconds an arrival may take. Milliseconds. */
const EVERY = 700
/** A line of nothing, so that proxies and the server's own idle limit leave the connection alone. */
const HEARTBEAT = 20_000

/**
 * The live feed as Server-Sent Events: each case an event has touched, as this officer may see it now, or the word that
 * it went out of sight. Resumes after `lastId`; ends when the session ends, or when the account opens more than its
 * share of `feeds`: then with the word to rest. Holds nothing that a second process needs.
 */
export function liveFeed(
  world: World,
  officer: SignedIn,
  lastId: string | null,
  feeds: Feeds = createFeeds(),
): Response {
  const engine = engineOf(world.database)
  const encoder = new TextEncoder()
  let open = true
  let leave = () => {}
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const say = (text: string) => controller.enqueue(encoder.encode(text))
      leave = feeds.enter(officer.accountId, () => {
        open = false
        say(`data: ${JSON.stringify(REST)}\n\n`)
        controller.close()
      })
      try {
        const present = await presentPlace(world.database, engine)
        const resumed = readPlace(lastId)
        // A place ahead of the database's own is from before a restore: all is to be loaded again.
        const place = resumed !== null && isAtMost(resumed, present) ? resumed : present
        say(`retry: 1000\nid: ${writePlace(place)}\n: open\n\n`)
        if (lastId !== null && place !== resumed) say(`data: ${JSON.stringify(RELOAD)}\n\n`)
        void follow(place)
      } catch (error) {
        leave()
        controller.error(error)
      }

      async function follow(from: FeedPlace): Promise<void> {
        let place = from
        let quiet = 0
        // A turn that fails is said and tried again: the browser still has its place.
        while (open) {
          try {
            const events = await readEvents(world.database, engine, place)
            // After the reading: what is told was there while the session still lived.
            if (!(await stillSignedIn(world, [officer.tokenHash])).has(officer.tokenHash)) break
            if (events.length > 0) {
              const messages = await messagesFor(world, officer, events)
              for (const { id, message } of messages) say(`id: ${id}\ndata: ${JSON.stringify(message)}\n\n`)
              const last = events.at(-1)
              if (last !== undefined) place = last
            }
            quiet = events.length > 0 ? 0 : quiet + EVERY
            if (quiet >= HEARTBEAT) {
              // The place moves on even when nothing was for this officer.
              say(`id: ${writePlace(place)}\n: still here\n\n`)
              quiet = 0
            }
          } catch (error) {
            if (!open) return
            world.log('live-feed-failed', describe(error))
            break
          }
          await new Promise((resolve) => setTimeout(resolve, EVERY))
        }
        if (open) {
          open = false
          leave()
          controller.close()
        }
      }
    },
    cancel() {
      open = false
      leave()
    },
  })
  return new Response(body, {
    headers: { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' },
  })
}

function isAtMost(place: FeedPlace, present: FeedPlace): boolean {
  if (place.transaction !== present.transaction) return place.transaction < present.transaction
  return place.transaction > 0n || place.sequence <= present.sequence
}

type Addressed = { readonly id: string; readonly message: LiveMessage }

/**
 * One message a case, its latest, in the events' order; nothing at all about cases this officer neither sees nor saw, nor
 * of a name that was asked for: to whom names are closed that would tell that there is one.
 */
async function messagesFor(world: World, officer: SignedIn, all: readonly FeedEvent[]): Promise<readonly Addressed[]> {
  const scope = scopeOf(officer)
  const events = may(officer.role, 'unmask-sender') ? all : all.filter(({ kind }) => kind !== 'unmasked')
  const latest = new Map(events.map((event) => [event.caseId, event]))
  const own = scope.agencies === 'every' ? [] : scope.agencies
  const sawBefore = new Set(
    events
      .filter(
        ({ supervisoryBefore, agencyBefore }) =>
          !supervisoryBefore && agencyBefore !== null && own.includes(agencyBefore),
      )
      .map((event) => event.caseId),
  )
  const seen = await summariesOf(world.database, scope, [...latest.keys()])
  return events
    .filter((event) => latest.get(event.caseId) === event)
    .flatMap((event): readonly Addressed[] => {
      const id = writePlace(event)
      const found = seen.get(event.caseId)
      if (found !== undefined) {
        return [{ id, message: { what: 'case', kind: v.parse(kindSchema, event.kind), case: found } }]
      }
      return sawBefore.has(event.caseId) ? [{ id, message: { what: 'gone', id: event.caseId } }] : []
    })
}
const RELOAD: LiveMessage = { what: 'reload' }
const REST: LiveMessage = { what: 'rest' }
const kindSchema = v.picklist(EVENT_KINDS)

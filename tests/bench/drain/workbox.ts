import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { CDPSession, Page } from '@playwright/test'
import { ADDRESSES } from '../../../src/domain/addresses.ts'
import { CONTENT_TYPES } from '../../../src/domain/protocol.ts'
import type { SealedReport } from '../../faults/stress/client.ts'
import { bundle } from '../../outbox/device/open.ts'
import type { Contender } from './contender.ts'

const PAGE = '/workbox-under-test'
const WORKER = '/workbox-worker.js'
const TAG = 'workbox-background-sync:reports'
/** Syncs in a row that change nothing before it is given up. */
const IN_VAIN = 10

/** workbox-background-sync with the library's own replay. */
export const workbox = contender('workbox', '')
/** The same with a replay of one's own that puts back what is answered with 5xx. */
export const workboxChecked = contender('workbox, own `onSync` that checks the status', '?checks-answers')

function contender(name: string, query: string): Contender {
  return {
    name,
    files: async () => ({
      [PAGE]: { type: 'text/html', body: '<!doctype html><meta charset="utf-8"><title>workbox</title>' },
      [WORKER]: { type: 'text/javascript', body: await bundle(resolve(import.meta.dirname, 'workbox-worker.ts')) },
    }),
    async open(context, origin) {
      const page = await context.newPage()
      await page.goto(origin + PAGE)
      await page.evaluate(async (script) => {
        await navigator.serviceWorker.register(script)
        await navigator.serviceWorker.ready
      }, WORKER + query)
      // A page that came before its worker is not its own.
      await page.reload()
      const session = await context.newCDPSession(page)
      const registrationId = await registrationOf(session, origin)
      const sync = { origin, registrationId, tag: TAG, lastChance: false }
      return {
        page,
        sendsByPage: false,
        async take(work) {
          for (const request of work.flatMap(requestsOf)) await queue(page, request)
        },
        async drain() {
          let [syncs, vain] = [0, 0]
          for (let before = await standing(page); before.size > 0 && vain < IN_VAIN; ) {
            await session.send('ServiceWorker.dispatchSyncEvent', sync)
            syncs += 1
            let now = await standing(page)
            while (now.replaying || now.round === before.round) {
              await pause(250)
              now = await standing(page)
            }
            vain = now.size < before.size ? 0 : vain + 1
            before = now
          }
          return syncs
        },
        async left() {
          const urls = await ask<readonly string[]>(page, 'left')
          return new Set(urls.map((url) => new URL(url).pathname.split('/')[3] ?? ''))
        },
      }
    },
  }
}

type Standing = { readonly round: string; readonly replaying: boolean; readonly size: number }

function standing(page: Page): Promise<Standing> {
  return ask(page, 'standing')
}

/** What the worker answers. */
function ask<T>(page: Page, question: 'standing' | 'left'): Promise<T> {
  return page.evaluate(async (question) => {
    const { active } = await navigator.serviceWorker.ready
    const { port1, port2 } = new MessageChannel()
    const answered = new Promise<T>((resolve) => {
      port1.onmessage = ({ data }) => resolve(data)
    })
    active?.postMessage(question, [port2])
    return answered
  }, question)
}

async function registrationOf(session: CDPSession, origin: string): Promise<string> {
  const known = new Promise<string>((resolve) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const own = registrations.find(({ scopeURL, isDeleted }) => scopeURL === `${origin}/` && !isDeleted)
      if (own !== undefined) resolve(own.registrationId)
    })
  })
  await session.send('ServiceWorker.enable')
  return known
}

/** What the outbox asks for: the text, then the photo, which is one chunk. */
function requestsOf({ id, bytes, uploadKey, photos }: SealedReport) {
  const text = {
    address: ADDRESSES.report(id),
    method: 'PUT',
    headers: { 'Content-Type': CONTENT_TYPES.sealed },
    bytes,
  }
  const chunks = photos.map(({ sha256, bytes }) => ({
    address: ADDRESSES.attachment(id, sha256),
    method: 'PATCH',
    headers: {
      Authorization: `Bearer ${uploadKey}`,
      'Content-Type': CONTENT_TYPES.chunk,
      'Upload-Offset': '0',
      'Repr-Digest': `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`,
    },
    bytes,
  }))
  return [text, ...chunks]
}

/** Asks from the page; the worker, which reaches nothing, says that it queued it. */
async function queue(page: Page, { bytes, ...request }: ReturnType<typeof requestsOf>[number]): Promise<void> {
  const status = await page.evaluate(
    async ({ address, method, headers, base64 }) => {
      const body = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
      return (await fetch(address, { method, headers, body, credentials: 'omit' })).status
    },
    { ...request, base64: Buffer.from(bytes).toString('base64') },
  )
  if (status !== 202) throw new Error(`not queued: ${status}`)
}

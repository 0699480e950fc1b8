import { getCacheKeyForURL } from 'workbox-precaching'
import { screenAt } from './places.ts'

/**
 * Report forms as the server rendered them. A copy belongs to the build whose script it names, so each build keeps its
 * own: the build's name is the precached shell's revision.
 */
const PREFIX = 'lapor-forms-'
const cacheName = () => PREFIX + new URL(getCacheKeyForURL('/index.html') ?? '/', self.location.origin).search

const GENERAL = '/lapor'
const GENERAL_ENGLISH = '/lapor?bahasa=en'

/** A form on a bad connection: better the copy than a blank page. */
const PATIENCE = 3_000

/** The general form stands in for every code whose page was never opened here: its script reads the code's address. */
export async function keepGeneralForm(): Promise<void> {
  const cache = await caches.open(cacheName())
  for (const address of [GENERAL, GENERAL_ENGLISH]) {
    const response = await fetch(address, { cache: 'reload', credentials: 'omit' })
    if (!(await isForm(response))) throw new Error(`${address} is not there yet; the browser installs again later`)
    await cache.put(address, response)
  }
}

/** Keeps the form at this path and query of ours, as if it had been opened through the worker. */
export async function keepForm(address: string): Promise<void> {
  const { origin, pathname, search } = new URL(address, self.location.origin)
  if (origin !== self.location.origin || screenAt(pathname) !== 'form') return
  const response = await fetch(pathname + search, { credentials: 'omit' })
  if (await isForm(response)) await (await caches.open(cacheName())).put(pathname + search, response)
}

/** Copies of other builds name scripts that are gone. */
export async function dropOldForms(): Promise<void> {
  const own = cacheName()
  const old = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== own)
  await Promise.all(old.map((name) => caches.delete(name)))
}

/** From the network while it answers soon, else the copy of this address, else the general form. */
export async function answerForm(event: FetchEvent, url: URL): Promise<Response> {
  const cache = await caches.open(cacheName())
  const address = url.pathname + url.search
  const fresh = fetch(event.request).then(async (response) => {
    if (await isForm(response)) await cache.put(address, response.clone())
    return response
  })
  // Whatever comes too late still renews the copy.
  event.waitUntil(fresh.catch(() => null))
  const soon = await Promise.race([fresh.catch(() => null), after(PATIENCE)])
  if (soon !== null) return soon
  const general = url.searchParams.get('bahasa') === 'en' ? GENERAL_ENGLISH : GENERAL
  return (await cache.match(address)) ?? (await cache.match(general)) ?? fresh
}

/** Only a form of ours is kept: a login page answers 200 as well, and an error page must not stick. */
async function isForm(response: Response): Promise<boolean> {
  if (response.status !== 200 || response.redirected) return false
  return (await response.clone().text()).includes('id="form-data"')
}

function after(milliseconds: number): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), milliseconds))
}

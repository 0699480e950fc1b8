const CACHE = 'lapor-reader'

/**
 * A file of this build that is too large to be kept by everyone: fetched when it is first needed, and from then on here
 * without a connection. Its name says its content, so a copy is never stale; those of other builds go. Throws when it
 * was never fetched here and cannot be now.
 */
export async function keptBinary(address: string): Promise<ArrayBuffer> {
  // Private windows and full disks may have no cache; then the network alone gives it.
  const cache = await caches.open(CACHE).catch(() => null)
  const kept = await cache?.match(address)
  if (kept !== undefined) return kept.arrayBuffer()
  const answer = await fetch(address, { credentials: 'omit' })
  // A login page answers 200 too, but not with WebAssembly.
  const isOurs = answer.headers.get('Content-Type') === 'application/wasm'
  if (answer.status !== 200 || answer.redirected || !isOurs) throw new Error(`${address} cannot be had now`)
  const copy = answer.clone()
  const bytes = await answer.arrayBuffer()
  if (cache !== null) await keep(cache, address, copy).catch(() => null) // Without room it is fetched again next time.
  return bytes
}

async function keep(cache: Cache, address: string, copy: Response): Promise<void> {
  for (const old of await cache.keys()) if (!old.url.endsWith(address)) await cache.delete(old)
  await cache.put(address, copy)
}

const CACHE = 'lapor-data'

/** At once from the cache, which is renewed behind; from the network the first time. */
export async function answerData(event: FetchEvent): Promise<Response> {
  const { request } = event
  const cache = await caches.open(CACHE)
  const known = await cache.match(request.url)
  const fresh = fetch(request).then(async (response) => {
    // A login page answers 200 too, but not with JSON.
    const isJson = response.headers.get('Content-Type')?.startsWith('application/json') === true
    if (response.status === 200 && !response.redirected && isJson) await cache.put(request.url, response.clone())
    return response
  })
  if (known === undefined) return fresh
  // Offline the known list is all there is, and it was given already.
  event.waitUntil(fresh.catch(() => null))
  return known
}

import { KIOSK_CACHE, KIOSK_MARK } from '../src/outbox/messages.ts'

/**
 * On a tablet at a counter every citizen's address leads back into the kiosk. The page's script does the same; but what it
 * knows is written to disk late, and a tablet whose plug was pulled would start in somebody's outbox.
 */
export async function unlessKiosk(url: URL, answer: () => Promise<Response>): Promise<Response> {
  const page = url.pathname.startsWith('/kios/') ? null : await kioskHere()
  return page === null ? answer() : Response.redirect(page, 302)
}

/** The kiosk's address; null on everybody's own phone, which has no such cache, and where caches cannot be read now. */
async function kioskHere(): Promise<string | null> {
  try {
    if (!(await caches.has(KIOSK_CACHE))) return null
    const mark = await (await caches.open(KIOSK_CACHE)).match(KIOSK_MARK)
    return mark === undefined ? null : await mark.text()
  } catch {
    return null
  }
}

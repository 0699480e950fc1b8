import { createHandlerBoundToURL } from 'workbox-precaching'

/** The one page of all citizens' screens, out of the precache; its script picks the screen by the address. */
export function answerShell(event: FetchEvent): Promise<Response> {
  const answer = createHandlerBoundToURL('/index.html')
  return Promise.resolve(answer({ event, request: event.request, url: new URL(event.request.url) }))
}

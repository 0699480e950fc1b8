import { cleanupOutdatedCaches, precacheAndRoute } from 'workbox-precaching'
import { SYNC_TAG } from '../src/outbox/ports.ts'
import { dropOldData } from './data.ts'
import { deliver, deliverAll } from './deliver.ts'
import { answerForm, dropOldForms, keepGeneralForm } from './forms.ts'
import { unlessKiosk } from './kiosk.ts'
import { answerMessage } from './messages.ts'
import { screenAt } from './places.ts'
import { answerShell } from './shell.ts'

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: Parameters<typeof precacheAndRoute>[0] }

// Only wiring. The page's files come from one cache that is filled whole or not at all; nothing here takes over by itself.
precacheAndRoute(self.__WB_MANIFEST)
cleanupOutdatedCaches()

self.addEventListener('install', (event) => event.waitUntil(keepGeneralForm()))
self.addEventListener('activate', (event) =>
  event.waitUntil(Promise.all([dropOldForms(), dropOldData(), self.clients.claim()])),
)

self.addEventListener('fetch', (event) => {
  const { request } = event
  if (request.method !== 'GET') return
  const url = new URL(request.url)
  if (url.origin !== self.location.origin) return
  if (request.mode !== 'navigate') return
  const screen = screenAt(url.pathname)
  if (screen === 'form') event.respondWith(unlessKiosk(url, () => answerForm(event, url)))
  else if (screen === 'shell') event.respondWith(unlessKiosk(url, () => answerShell(event)))
})

self.addEventListener('sync', (event) => {
  if (event.tag === SYNC_TAG) event.waitUntil(deliverAll())
})
self.addEventListener('periodicsync', (event) => {
  if (event.tag === SYNC_TAG) event.waitUntil(deliver())
})
self.addEventListener('message', (event) => event.waitUntil(answerMessage(self, event)))

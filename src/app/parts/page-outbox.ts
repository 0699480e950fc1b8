import { startDelivery } from '../../outbox/delivery.ts'
import { type Outbox, openOutbox } from '../../outbox/outbox.ts'
import { browserPorts } from '../../outbox/ports.ts'

let opened: Outbox | null = null

/** This page's outbox, opened and delivering from the first call on. Only where `canKeepReports()`. */
export function pageOutbox(): Outbox {
  if (opened === null) {
    opened = openOutbox(browserPorts(async () => (await navigator.serviceWorker.getRegistration()) ?? null))
    startDelivery(opened, window)
  }
  return opened
}

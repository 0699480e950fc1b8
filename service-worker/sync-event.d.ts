// Background Sync and its periodic sister are in Chromium only and missing from TypeScript's worker library.
interface SyncEvent extends ExtendableEvent {
  readonly tag: string
  readonly lastChance: boolean
}
interface ServiceWorkerGlobalScopeEventMap {
  sync: SyncEvent
  periodicsync: SyncEvent
}

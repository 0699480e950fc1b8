// Background Sync is in Chromium only and missing from TypeScript's libraries.
interface SyncManager {
  register(tag: string): Promise<void>
}
interface PeriodicSyncManager {
  register(tag: string, options: { readonly minInterval: number }): Promise<void>
}
interface ServiceWorkerRegistration {
  readonly sync?: SyncManager
  readonly periodicSync?: PeriodicSyncManager
}

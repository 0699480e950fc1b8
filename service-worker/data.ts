/** Public lists lay in a cache of their own until the directory got its database. */
export async function dropOldData(): Promise<void> {
  await caches.delete('lapor-data')
}

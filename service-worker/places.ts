/** What the worker has for an address. Officers' addresses, the API and everything sent go past it. */
export function screenAt(path: string): 'form' | 'shell' | null {
  if (/^\/(?:q|Q)\/[^/]+$/.test(path) || path === '/lapor') return 'form'
  if (/^\/kios\/[^/]+$/.test(path)) return 'shell'
  return ['/', '/antrean', '/bukti', '/lacak', '/pindai', '/periksa'].includes(path) ? 'shell' : null
}

/**
 * Whether this browser can keep a report and send it later. Plain http on a phone (an insecure origin) has no worker and
 * no subtle crypto; then the plain form sends, and the page says so.
 */
export function canKeepReports(): boolean {
  return (
    isSecureContext &&
    typeof indexedDB !== 'undefined' &&
    crypto.subtle !== undefined &&
    'serviceWorker' in navigator &&
    'locks' in navigator &&
    typeof BroadcastChannel !== 'undefined'
  )
}

/**
 * Whether a form was sent by a page of another site. A browser says so itself in `Sec-Fetch-Site`; `none` is the person
 * alone, who loads an answer again. On plain http only `Origin` comes along. What says neither is no browser, and cannot
 * be led astray by a page; its fields are checked all the same.
 */
export function comesFromElsewhere(headers: Headers, publicUrl: string): boolean {
  const site = headers.get('Sec-Fetch-Site')
  if (site !== null) return site !== 'same-origin' && site !== 'none'
  const origin = headers.get('Origin')
  if (origin === null) return false
  const host = URL.canParse(origin) ? new URL(origin).host : ''
  return host !== new URL(publicUrl).host && host !== headers.get('Host')
}

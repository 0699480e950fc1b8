import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Settings } from '../settings.ts'
import { SESSION_MOST } from './sessions.ts'

/**
 * The session's cookie. Behind https its name begins with `__Host-`, which a browser takes only when the cookie is
 * Secure, of this host alone and of every path (RFC 6265bis, section 4.1.3.2); plain http on a desk of one's own cannot
 * have that.
 */
function cookieName(settings: Settings): string {
  return isSecure(settings) ? '__Host-lapor' : 'lapor'
}

/** Strict is enough: a link from elsewhere loads the page, and the page's own requests are same-site. */
function attributes(settings: Settings) {
  return { path: '/', httpOnly: true, sameSite: 'Strict', secure: isSecure(settings) } as const
}

function isSecure(settings: Settings): boolean {
  return settings.publicUrl.startsWith('https://')
}

export function giveCookie(context: Context, settings: Settings, token: string): void {
  setCookie(context, cookieName(settings), token, { ...attributes(settings), maxAge: SESSION_MOST / 1000 })
}

export function takeCookie(context: Context, settings: Settings): string | null {
  const token = getCookie(context, cookieName(settings))
  return token !== undefined && /^[A-Za-z0-9_-]{43}$/.test(token) ? token : null
}

export function clearCookie(context: Context, settings: Settings): void {
  deleteCookie(context, cookieName(settings), attributes(settings))
}

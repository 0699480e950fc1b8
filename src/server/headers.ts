import type { MiddlewareHandler } from 'hono'

/**
 * The headers of every answer. A route that needs more (the workers that read codes need WebAssembly) sets its own
 * `Content-Security-Policy`; what is set already stands.
 */
export function securityHeaders(publicUrl: string, styleSources: readonly string[]): MiddlewareHandler {
  const always: Record<string, string> = {
    'Content-Security-Policy': contentSecurityPolicy(styleSources),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(self), geolocation=(self), microphone=(), payment=(), usb=(), browsing-topics=()',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
  }
  if (publicUrl.startsWith('https:')) always['Strict-Transport-Security'] = 'max-age=63072000; includeSubDomains'
  return async (context, next) => {
    await next()
    for (const [name, value] of Object.entries(always)) {
      if (!context.res.headers.has(name)) context.res.headers.set(name, value)
    }
  }
}

/**
 * The policy of a script that is started as a worker of its own and compiles WebAssembly: such a worker goes by its own
 * script's policy, so that no page has to allow it. Null for every other file.
 */
export function workerPolicy(path: string): string | null {
  if (!/^\/assets\/(?:press|decode)-worker-[\w-]+\.js$/.test(path)) return null
  return contentSecurityPolicy([], { 'script-src': "'wasm-unsafe-eval'" })
}

/** `extra` adds sources to a directive for one route: `{ 'script-src': "'wasm-unsafe-eval'" }`. */
export function contentSecurityPolicy(
  styleSources: readonly string[],
  extra: Readonly<Record<string, string>> = {},
): string {
  const directives: Record<string, string> = {
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': ["'self'", ...styleSources].join(' '),
    'img-src': "'self' blob: data:",
    'connect-src': "'self'",
    'manifest-src': "'self'",
    'worker-src': "'self'",
    'form-action': "'self'",
    'base-uri': "'none'",
    'frame-ancestors': "'none'",
    'require-trusted-types-for': "'script'",
    'trusted-types': 'worker',
  }
  for (const [name, sources] of Object.entries(extra)) directives[name] = `${directives[name] ?? ''} ${sources}`.trim()
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; ')
}

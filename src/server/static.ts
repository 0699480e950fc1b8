import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { Hono } from 'hono'
import { workerPolicy } from './headers.ts'

type File = {
  readonly type: string
  readonly etag: string
  readonly immutable: boolean
  /** By content coding; `identity` is always there. */
  readonly bodies: { readonly identity: Body; readonly br?: Body; readonly gzip?: Body }
}
type Body = Uint8Array<ArrayBuffer>

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  ico: 'image/x-icon',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
  wasm: 'application/wasm',
  webmanifest: 'application/manifest+json',
}

/**
 * The files of the built page, read once: the folder is small and does not change under a running server. What the build
 * named by its content is kept for ever by browsers; all else is asked for again each time (`sw.js` above all).
 */
export function staticRoutes(folder: string): Hono {
  const files = readFiles(folder)
  const app = new Hono()
  app.on(['GET', 'HEAD'], [...files.keys()], (context) => {
    const file = files.get(context.req.path)
    if (file === undefined) return context.notFound()
    const headers = new Headers({
      'Cache-Control': file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
      ETag: file.etag,
      Vary: 'Accept-Encoding',
    })
    // Also on a 304, whose headers replace those of the copy that the browser has.
    const policy = workerPolicy(context.req.path)
    if (policy !== null) headers.set('Content-Security-Policy', policy)
    if (matches(context.req.header('If-None-Match'), file.etag)) return new Response(null, { status: 304, headers })
    const coding = codingFor(context.req.header('Accept-Encoding') ?? '', file)
    const body = file.bodies[coding] ?? file.bodies.identity
    headers.set('Content-Type', file.type)
    headers.set('Content-Length', String(body.length))
    if (coding !== 'identity') headers.set('Content-Encoding', coding)
    return new Response(context.req.method === 'HEAD' ? null : body, { headers })
  })
  return app
}

function readFiles(folder: string): ReadonlyMap<string, File> {
  const files = new Map<string, File>()
  if (!existsSync(folder)) return files
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = `${entry.parentPath}/${entry.name}`
    const url = path.slice(folder.length)
    if (!entry.isFile() || /\/\.|\.(?:br|gz|map)$/.test(url)) continue
    const identity = readFileSync(path)
    const br = existsSync(`${path}.br`) ? { br: readFileSync(`${path}.br`) } : {}
    const gzip = existsSync(`${path}.gz`) ? { gzip: readFileSync(`${path}.gz`) } : {}
    files.set(url, {
      type: TYPES[entry.name.slice(entry.name.lastIndexOf('.') + 1)] ?? 'application/octet-stream',
      // Weak: one name for all codings of the same content.
      etag: `W/"${createHash('sha256').update(identity).digest('base64url').slice(0, 22)}"`,
      immutable: url.startsWith('/assets/'),
      bodies: { identity, ...br, ...gzip },
    })
  }
  return files
}

function codingFor(accepted: string, file: File): 'br' | 'gzip' | 'identity' {
  if (file.bodies.br !== undefined && accepts(accepted, 'br')) return 'br'
  if (file.bodies.gzip !== undefined && accepts(accepted, 'gzip')) return 'gzip'
  return 'identity'
}

/** Whether `Accept-Encoding` names a coding without forbidding it (`br;q=0`). */
export function accepts(header: string, coding: string): boolean {
  return header
    .toLowerCase()
    .split(',')
    .map((part) => part.trim().split(/\s*;\s*/))
    .some(([name, quality]) => name === coding && !/^q=0(?:\.0*)?$/.test(quality ?? ''))
}

function matches(ifNoneMatch: string | undefined, etag: string): boolean {
  return ifNoneMatch?.split(',').some((tag) => tag.trim() === etag || tag.trim() === '*') ?? false
}

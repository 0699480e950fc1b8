import { type FacilityCode, type ReadFacilityCode, readFacilityCode } from './facility-code.ts'
import { type Disguise, disguiseOf } from './look-alike.ts'
import { readTrackingCode, type TrackingCode } from './tracking-code.ts'
import { visibleText } from './visible-text.ts'

/** What a symbol, or a person's typing, turned out to be. `address` and `text` are safe to show, and never to open. */
export type Scanned =
  | { readonly outcome: 'empty' }
  /** A code of ours. `by`: in our own address, or the bare code, which says nothing about the address beside it. */
  | { readonly outcome: 'facility-code'; readonly code: FacilityCode; readonly by: 'address' | 'code' }
  /** Eight characters that do not fit together. `nearest`: what one wrong character or one swap explains. */
  | { readonly outcome: 'mistyped'; readonly nearest: readonly FacilityCode[]; readonly by: 'address' | 'code' }
  | { readonly outcome: 'tracking-code'; readonly code: TrackingCode }
  /** Our own address, but no code in it. */
  | { readonly outcome: 'own-page'; readonly address: string }
  /** An address that passes itself off as `genuine`, which is our host. */
  | {
      readonly outcome: 'look-alike'
      readonly why: Disguise
      readonly address: string
      readonly host: string
      readonly genuine: string
    }
  | { readonly outcome: 'foreign'; readonly address: string; readonly host: string }
  /** No address of the web and no code: a contact, a Wi-Fi password, some words. */
  | { readonly outcome: 'other'; readonly text: string }

/** Longer than anything we print; the rest of a symbol's text is not looked at. */
const MOST = 2_000

/**
 * Reads the text of a symbol, or what a person typed or pasted, in every form that we print: `HTTPS://HOST/Q/CODE` in any
 * case, the address without its scheme, the tracking link, and bare codes. `origins`: what may stand before `/q/`
 * (`https://lapor.kalselprov.go.id`), the printed one first; whatever is no origin among them counts for nothing.
 */
export function readScanned(typed: string, origins: readonly string[]): Scanned {
  const text = typed.slice(0, MOST).trim()
  if (text === '') return { outcome: 'empty' }
  if (/^[\p{L}\p{N}\s\-‐‑–—]+$/u.test(text)) return readBareCode(text)
  const owns = origins.flatMap((origin) => parse(origin) ?? [])
  const raw = withScheme(text, owns)
  const url = raw === null ? null : parse(raw)
  if (raw === null || url === null || !/^https?:$/.test(url.protocol)) {
    return { outcome: 'other', text: visibleText(text) }
  }
  for (const own of owns) if (isOwn(raw, url, own)) return readOwn(url, text)
  for (const own of owns) {
    const why = disguiseOf(raw, url, own)
    if (why === null) continue
    return { outcome: 'look-alike', why, address: visibleText(text), host: url.host, genuine: own.host }
  }
  return { outcome: 'foreign', address: visibleText(text), host: url.host }
}

function readBareCode(text: string): Scanned {
  const tracking = readTrackingCode(text)
  if (tracking !== null) return { outcome: 'tracking-code', code: tracking }
  const read = readFacilityCode(text)
  return read.outcome === 'no-code' ? { outcome: 'other', text: visibleText(text) } : ofFacility(read, 'code')
}

function ofFacility(read: Exclude<ReadFacilityCode, { readonly outcome: 'no-code' }>, by: 'address' | 'code'): Scanned {
  return read.outcome === 'code' ? { outcome: 'facility-code', code: read.code, by } : { ...read, by }
}

/** The address as browsers take it: posters name ours without the scheme, and people leave it out. Null: no address. */
function withScheme(text: string, owns: readonly URL[]): string | null {
  const lower = text.toLowerCase()
  // Before anything else: `localhost:8080` would be a scheme.
  const own = owns.find(({ host }) => lower === host || lower.startsWith(`${host}/`))
  if (own !== undefined) return `${own.protocol}//${text}`
  if (/^[a-z][a-z\d+-]*:/i.test(text)) return text
  return /^[^\s/?#]+\.[^\s/?#.]{2,}(?::\d+)?(?:[/?#]|$)/.test(text) ? `https://${text}` : null
}

/** Not only where it leads but how it is written: what we print has no name before the host and no hidden character. */
function isOwn(raw: string, url: URL, own: URL): boolean {
  const authority = /^https?:\/\/([^/?#\\]*)/i.exec(raw)?.[1]?.toLowerCase()
  const written = authority === own.host || authority === `${own.hostname}:${own.protocol === 'https:' ? 443 : 80}`
  return written && url.protocol === own.protocol && url.host === own.host
}

function readOwn({ pathname, hash }: URL, text: string): Scanned {
  const tracking = /^\/lacak\/?$/i.test(pathname) ? readTrackingCode(decoded(hash.slice(1))) : null
  if (tracking !== null) return { outcome: 'tracking-code', code: tracking }
  const code = /^\/q\/([^/]+)\/?$/i.exec(pathname)?.[1]
  const read = readFacilityCode(decoded(code ?? ''))
  if (code === undefined || read.outcome === 'no-code') return { outcome: 'own-page', address: visibleText(text) }
  return ofFacility(read, 'address')
}

function parse(text: string): URL | null {
  try {
    return new URL(text)
  } catch {
    return null
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

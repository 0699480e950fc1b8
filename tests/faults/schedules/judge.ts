import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import * as v from 'valibot'
import { deriveSecrets, readTrackingCode } from '../../../src/domain/tracking-code.ts'
import type { RunningServer } from '../../journeys/harness/server.ts'
import { rowsOf } from '../harness/rows.ts'
import { TWICE } from '../simulation/invariant.ts'
import type { Ledger } from './people.ts'

export type Verdict = {
  readonly sealed: number
  readonly lost: number
  readonly doubled: number
  /** What does not hold, in words; empty: everything does. */
  readonly wrong: readonly string[]
}

/** What rests on the phone, read beside the product's code. */
export type OnPhone = {
  readonly reports: readonly {
    readonly id: string
    readonly state: string
    readonly number: string | null
    readonly sealed: string
    readonly photos: readonly { readonly sha256: string; readonly state: string }[]
  }[]
  /** Whether the browser deleted its store and the second copies were put back: then what was not sealed is gone. */
  readonly restored: boolean
  /** The words of what is not sealed yet. */
  readonly drafts: readonly string[]
}

/** `purged`: what was delivered before a browser deleted its store comes back as its receipt, without its bytes. */
export const ENDED: readonly string[] = ['delivered', 'purged']

/** Reads the phone's own database through any page of the app. */
export function readPhone(page: Page): Promise<OnPhone> {
  return page.evaluate(async () => {
    const opened = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('lapor-outbox')
      opening.onsuccess = () => resolve(opening.result)
      opening.onerror = () => reject(opening.error)
    })
    const all = <T>(name: string) =>
      new Promise<T[]>((resolve, reject) => {
        const reading = opened.transaction(name).objectStore(name).getAll()
        reading.onsuccess = () => resolve(reading.result)
        reading.onerror = () => reject(reading.error)
      })
    type Report = {
      readonly id: string
      readonly bytes: Uint8Array
      readonly state: { readonly name: string }
      readonly receipt: { readonly number: string } | null
      readonly attachments: { readonly sha256: string; readonly state: string }[]
    }
    const reports = await all<Report>('reports')
    const drafts = await all<{ readonly fields: { readonly body: string } }>('drafts')
    const journal = await all<{ readonly event: string }>('journal')
    opened.close()
    return {
      restored: journal.some(({ event }) => event === 'restored'),
      reports: reports.map(({ id, bytes, state, receipt, attachments }) => ({
        id,
        state: state.name,
        number: receipt?.number ?? null,
        sealed: new TextDecoder().decode(bytes),
        photos: attachments.map(({ sha256, state }) => ({ sha256, state })),
      })),
      drafts: drafts.map(({ fields }) => fields.body),
    }
  })
}

const line1Schema = v.object({ trackingHash: v.string(), attachments: v.array(v.object({ sha256: v.string() })) })
const readLine1 = (text: string) => v.parse(line1Schema, JSON.parse(text))
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/**
 * From the province's rows and stored bytes, the phone's rows, and what people were told: sealed reports one to one by id,
 * bytes equal, photos whole, no side effect twice, everything delivered, and nobody told "saved" of what is not there.
 */
export async function judge(phone: OnPhone, server: RunningServer, ledger: Ledger): Promise<Verdict> {
  const wrong: string[] = []
  /** By the hash of its tracking code, which no two reports share. */
  const lost = new Map<string, string>()
  const rows = rowsOf(server, 'select id, line1, body from reports').map(({ id, line1, body }) => {
    const text = new TextDecoder().decode(line1 instanceof Uint8Array ? line1 : new Uint8Array())
    return { id: String(id), line1: text, body: String(body), ...readLine1(text) }
  })
  const there = new Map(rows.map((row) => [row.id, row]))
  const here = new Set(phone.reports.map(({ id }) => id))

  for (const { id, state, number, sealed, photos } of phone.reports) {
    const name = id.slice(0, 8)
    const [line1 = ''] = sealed.split('\n')
    const row = there.get(id)
    if (row === undefined)
      lost.set(line1 === '' ? id : readLine1(line1).trackingHash, `${name} is sealed and not at the province`)
    else if (line1 !== row.line1 && state !== 'purged') wrong.push(`${name} has other bytes at the province`)
    if (!ENDED.includes(state)) wrong.push(`${name} is ${state}`)
    if (number === null) wrong.push(`${name} has no receipt`)
    for (const photo of photos) if (photo.state !== 'stored') wrong.push(`a photo of ${name} is ${photo.state}`)
  }
  for (const id of ledger.gone)
    if (here.has(id)) wrong.push(`${id.slice(0, 8)}, removed by hand, is on the phone again`)
  for (const id of ledger.removed)
    if (!there.has(id)) lost.set(id, `${id.slice(0, 8)}, removed as delivered, is nowhere`)
  for (const { id, line1, attachments } of rows) {
    const name = id.slice(0, 8)
    if (!here.has(id) && !ledger.removed.has(id)) wrong.push(`${name} is at the province and not on the phone`)
    if (hashOf(Buffer.from(line1)) !== id) wrong.push(`${name} is not the hash of its bytes`)
    for (const { sha256 } of attachments) {
      const file = `${server.dataDir}/attachments/${id.slice(0, 2)}/${id}/${sha256}`
      if (!existsSync(file)) wrong.push(`a photo of ${name} is not at the province`)
      else if (hashOf(readFileSync(file)) !== sha256) wrong.push(`a photo of ${name} has other bytes at the province`)
    }
  }
  for (const { code, words, photos } of ledger.sealed) {
    const hash = await trackingHashOf(code)
    const row = rows.find(({ trackingHash }) => trackingHash === hash)
    if (row === undefined) lost.set(hash, `called saved and not at the province: ${words}`)
    else if (!row.body.includes(words)) wrong.push(`called saved and not in its report: ${words}`)
    else if (row.attachments.length < photos) wrong.push(`called saved with ${photos} photos: ${words}`)
  }
  for (const words of phone.restored ? [] : new Set(ledger.kept)) {
    if (![...rows.map(({ body }) => body), ...phone.drafts].some((text) => text.includes(words))) {
      wrong.push(`called kept and gone: ${words}`)
    }
  }
  const doubled = TWICE.flatMap(([what, sql]) => rowsOf(server, sql).map(() => what))
  for (const words of ledger.written) {
    const texts = [...rows.map(({ body }) => body), ...phone.drafts]
    if (texts.filter((text) => text.includes(words)).length > 1) doubled.push(`in two reports: ${words}`)
  }
  return {
    sealed: rows.length,
    lost: lost.size,
    doubled: doubled.length,
    wrong: [...wrong, ...lost.values(), ...doubled],
  }
}

async function trackingHashOf(shown: string): Promise<string> {
  const code = readTrackingCode(shown)
  if (code === null) return `not a tracking code: ${shown}`
  const sha256 = async (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest())
  return (await deriveSecrets(code, sha256)).trackingHash
}

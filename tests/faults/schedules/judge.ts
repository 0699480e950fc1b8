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
  /** The words of what is not sealed yet. */
  readonly drafts: readonly string[]
}

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
    opened.close()
    return {
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

const readLine1 = v.parser(
  v.object({ trackingHash: v.string(), attachments: v.array(v.object({ sha256: v.string() })) }),
)

/**
 * From the province's rows and stored bytes, the phone's rows, and what people were told: sealed reports one to one by id,
 * bytes equal, photos whole, no side effect twice, everything delivered, and nobody told "saved" of what is not there.
 */
export async function judge(phone: OnPhone, server: RunningServer, ledger: Ledger): Promise<Verdict> {
  const wrong: string[] = []
  const rows = rowsOf(server, 'select id, line1, body from reports').map(({ id, line1, body }) => {
    const text = new TextDecoder().decode(line1 instanceof Uint8Array ? line1 : new Uint8Array())
    return { id: String(id), line1: text, body: String(body), ...readLine1(JSON.parse(text)) }
  })
  const there = new Map(rows.map((row) => [row.id, row]))
  const here = new Map(phone.reports.map((report) => [report.id, report]))
  const lost = new Set<string>()
  const short = (id: string) => id.slice(0, 8)

  for (const { id, state, number, sealed, photos } of here.values()) {
    const row = there.get(id)
    if (row === undefined) lost.add(`${short(id)} is sealed and not at the province`)
    else if (sealed.split('\n')[0] !== row.line1) wrong.push(`${short(id)} has other bytes at the province`)
    if (state !== 'delivered') wrong.push(`${short(id)} is ${state}`)
    if (number === null) wrong.push(`${short(id)} has no receipt`)
    for (const photo of photos) if (photo.state !== 'stored') wrong.push(`a photo of ${short(id)} is ${photo.state}`)
  }
  for (const id of ledger.removed) if (!there.has(id)) lost.add(`${short(id)} was removed as delivered and is nowhere`)
  for (const { id, line1, attachments } of rows) {
    if (!here.has(id) && !ledger.removed.has(id)) wrong.push(`${short(id)} is at the province and not on the phone`)
    if (createHash('sha256').update(line1).digest('hex') !== id) wrong.push(`${short(id)} is not the hash of its bytes`)
    for (const { sha256 } of attachments) {
      const file = `${server.dataDir}/attachments/${id.slice(0, 2)}/${id}/${sha256}`
      const found = existsSync(file) ? createHash('sha256').update(readFileSync(file)).digest('hex') : 'missing'
      if (found !== sha256) lost.add(`a photo of ${short(id)} is ${found === 'missing' ? found : 'changed'}`)
    }
  }
  for (const { code, words, photos } of ledger.sealed) {
    const hash = await trackingHashOf(code)
    const found = rows.filter(({ trackingHash }) => trackingHash === hash)
    if (found.length === 0) lost.add(`a report was called saved and is not at the province: ${words}`)
    for (const { body, attachments } of found) {
      if (!body.includes(words)) lost.add(`words were called saved and are not in their report: ${words}`)
      if (attachments.length < photos) lost.add(`${photos} photos were called saved: ${words}`)
    }
  }
  const doubled = TWICE.flatMap(([what, sql]) => rowsOf(server, sql).map(() => what))
  const told = [...ledger.kept, ...ledger.sealed.flatMap(({ words }) => (words === '' ? [] : [words]))]
  for (const words of new Set(told)) {
    const places = [...rows.map(({ body }) => body), ...phone.drafts].filter((text) => text.includes(words)).length
    if (places === 0) lost.add(`words were called kept and are gone: ${words}`)
    if (places > 1) doubled.push(`words were sent twice: ${words}`)
  }
  return {
    sealed: rows.length,
    lost: lost.size,
    doubled: doubled.length,
    wrong: [...wrong, ...lost, ...doubled],
  }
}

async function trackingHashOf(shown: string): Promise<string> {
  const code = readTrackingCode(shown)
  if (code === null) return `not a tracking code: ${shown}`
  const sha256 = async (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest())
  return (await deriveSecrets(code, sha256)).trackingHash
}

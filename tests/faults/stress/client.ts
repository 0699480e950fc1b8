import { createHash, randomBytes } from 'node:crypto'
import * as v from 'valibot'
import { ADDRESSES } from '../../../src/domain/addresses.ts'
import type { Hex } from '../../../src/domain/hex.ts'
import { CONTENT_TYPES } from '../../../src/domain/protocol.ts'
import { type Receipt, readReceipt } from '../../../src/domain/receipt.ts'
import { reportSchema } from '../../../src/domain/report.ts'
import { seal } from '../../../src/domain/sealed.ts'
import { deriveSecrets, TRACKING_RANDOM_BYTES, trackingCodeFrom } from '../../../src/domain/tracking-code.ts'

/** A phone in a few lines, for pressing on the server: it knows one rule, to try again until it holds a whole receipt. */
export type SealedReport = {
  readonly id: string
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly uploadKey: string
  readonly photos: readonly { readonly sha256: string; readonly bytes: Uint8Array<ArrayBuffer> }[]
}

export const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest())
export const hexOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** Seals a report with photos that no other has: bytes behind the end of a picture are no part of it. */
export async function sealReport(body: string, picture: Buffer, photos: number): Promise<SealedReport> {
  const own = Array.from({ length: photos }, () => {
    const bytes = new Uint8Array(Buffer.concat([picture, randomBytes(64)]))
    return { sha256: hexOf(bytes), bytes }
  })
  const code = trackingCodeFrom(new Uint8Array(randomBytes(TRACKING_RANDOM_BYTES)))
  const { trackingHash, uploadKey, uploadKeyHash } = await deriveSecrets(code, sha256)
  const report = v.parse(reportSchema, {
    version: 1,
    random: randomBytes(16).toString('hex'),
    code: null,
    kind: 'complaint',
    category: null,
    body,
    occurredOn: '2026-11-20',
    place: { regency: '63.71', district: null, village: null, text: 'depan pasar', position: null },
    anonymous: false,
    confidential: false,
    supervisory: false,
    channel: 'phone',
    deviceTime: '2026-11-20T10:00:00+08:00',
    attachments: own.map(({ sha256, bytes }) => ({ sha256, size: bytes.length, type: 'image/jpeg' })),
    trackingHash,
    uploadKeyHash,
    senderHash: null,
    supersedes: null,
  })
  const sealed = await seal(
    report,
    { salt: randomBytes(16).toString('hex') as Hex, name: 'Ibu Sari', contact: null },
    sha256,
  )
  return { id: sealed.id, bytes: sealed.bytes, uploadKey, photos: own }
}

/** Sends until the province's receipt says that nothing is missing. `origin` is asked anew before every request. */
export async function deliver(report: SealedReport, origin: () => string): Promise<Receipt> {
  let receipt: Receipt | null = null
  while (receipt === null) {
    receipt = await receiptIn(
      await ask(origin() + ADDRESSES.report(report.id), {
        method: 'PUT',
        headers: { 'Content-Type': CONTENT_TYPES.sealed },
        body: report.bytes,
      }),
    )
  }
  const authorisation = { Authorization: `Bearer ${report.uploadKey}` }
  for (const { sha256, bytes } of report.photos) {
    while (receipt === null || receipt.missing.includes(sha256 as Hex)) {
      const address = origin() + ADDRESSES.attachment(report.id, sha256)
      const head = await ask(address, { method: 'HEAD', headers: authorisation })
      const offset = Number(head?.headers.get('Upload-Offset') ?? Number.NaN)
      if (head === null || Number.isNaN(offset)) continue
      const half = Math.ceil(bytes.length / 2)
      const chunk = bytes.slice(offset, offset < half ? half : undefined)
      if (chunk.length > 0) {
        const digest = Buffer.from(hexOf(chunk), 'hex').toString('base64')
        await ask(address, {
          method: 'PATCH',
          headers: {
            ...authorisation,
            'Content-Type': CONTENT_TYPES.chunk,
            'Upload-Offset': String(offset),
            'Repr-Digest': `sha-256=:${digest}:`,
          },
          body: chunk,
        })
      }
      const asked = await ask(origin() + ADDRESSES.reportReceipt(report.id), { headers: authorisation })
      receipt = (await receiptIn(asked)) ?? receipt
    }
  }
  return receipt
}

/** Null: nothing came back, or the server is not well. A moment later it is tried again. */
async function ask(address: string, request: RequestInit): Promise<Response | null> {
  try {
    const answer = await fetch(address, { ...request, signal: AbortSignal.timeout(10_000) })
    if (answer.status < 500) return answer
    await answer.arrayBuffer()
  } catch {
    // Dead, dying, or not up yet.
  }
  await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 100))
  return null
}

async function receiptIn(answer: Response | null): Promise<Receipt | null> {
  if (answer === null || !answer.ok) return null
  try {
    return readReceipt(await answer.json())
  } catch {
    return null // Cut short.
  }
}

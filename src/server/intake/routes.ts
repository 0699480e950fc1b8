import { type Context, Hono } from 'hono'
import { ADDRESSES } from '../../domain/addresses.ts'
import { LARGEST_ENVELOPE } from '../../domain/envelope.ts'
import type { ProvinceKeys } from '../../domain/envelope-key.ts'
import { toHex } from '../../domain/hex.ts'
import { LIMITS } from '../../domain/limits.ts'
import { clientAddress } from '../client-address.ts'
import { badRequest, invalid, methodNotAllowed, notFound, notTheBytes, tooLarge, tooManyRequests } from '../errors.ts'
import type { World } from '../world.ts'
import { type Chunk, takeChunk, transferOf } from './attachments.ts'
import { BODY_PATIENCE, type BodyPatience, readBody } from './body.ts'
import { readEpoch } from './epoch.ts'
import { intakeOf } from './intake.ts'
import { envelopeKey, keyRing } from './keys.ts'
import { bearerKey, proves } from './proof.ts'
import { receiptOf } from './receipt.ts'

const NAME = '[0-9a-f]{64}'
const REPORT = ADDRESSES.report(`:id{${NAME}}`)
const RECEIPT = ADDRESSES.reportReceipt(`:id{${NAME}}`)
const ATTACHMENT = ADDRESSES.attachment(`:id{${NAME}}`, `:sha256{${NAME}}`)

/** What phones speak to. Cookies are never read here. */
export function intakeRoutes(world: World, patience: BodyPatience = BODY_PATIENCE): Hono {
  const app = new Hono()
  const intake = intakeOf(world)

  /** Reads a body within what the client's address may still send. */
  const readCounted = async (context: Context, limit: number) => {
    const address = clientAddress(context, world.settings.trustProxy)
    const wait = intake.gate.bytesLeft(address, world.now())
    if (wait > 0) throw tooManyRequests(wait)
    const bytes = await readBody(context, limit, patience)
    intake.gate.bytes(address, bytes.length, world.now())
    return bytes
  }

  app.put(REPORT, async (context) => {
    const wait = intake.gate.report(clientAddress(context, world.settings.trustProxy), world.now())
    if (wait > 0) throw tooManyRequests(wait)
    const bytes = await readCounted(context, LARGEST_ENVELOPE)
    const received = await intake.receive(named(context, 'id'), bytes, bearerKey(context))
    switch (received.outcome) {
      case 'received':
        return context.json(received.receipt, received.isNew ? 201 : 200, NO_STORE)
      case 'too-large':
        throw tooLarge(LIMITS.sealed)
      case 'not-the-bytes':
        throw notTheBytes()
      case 'no-report':
        throw invalid(received.fields)
      default:
        return received satisfies never
    }
  })

  app.get(RECEIPT, async (context) => {
    const id = named(context, 'id')
    const row = await world.database
      .selectFrom('reports')
      .select('upload_key_hash')
      .where('id', '=', id)
      .executeTakeFirst()
    const isProven = await proves(bearerKey(context), row?.upload_key_hash ?? '0'.repeat(64))
    const receipt = row === undefined || !isProven ? null : await receiptOf(world, id)
    if (receipt === null) throw notFound()
    return context.json(receipt, 200, NO_STORE)
  })

  // Hono answers HEAD by the handler of GET; received bytes are never served, so GET itself is refused.
  app.get(ATTACHMENT, async (context) => {
    if (context.req.method !== 'HEAD') throw methodNotAllowed(['HEAD', 'PATCH'])
    const [id, sha256] = [named(context, 'id'), named(context, 'sha256')]
    const { offset, size } = await transferOf(world, id, sha256, bearerKey(context))
    const headers = { 'Upload-Offset': String(offset), 'Upload-Length': String(size) }
    return context.body(null, 200, { ...headers, ...NO_STORE })
  })

  app.patch(ATTACHMENT, async (context) => {
    const [id, sha256] = [named(context, 'id'), named(context, 'sha256')]
    const key = bearerKey(context)
    // Before the body: a stranger's bytes are not even read.
    const { size } = await transferOf(world, id, sha256, key)
    const heading = readHeading(context, size)
    const bytes = await readCounted(context, LIMITS.chunk)
    const transfer = await takeChunk(world, id, sha256, key, { ...heading, bytes })
    const headers = { 'Upload-Offset': String(transfer.offset), ...NO_STORE }
    if (!transfer.ended) return context.body(null, 204, headers)
    const receipt = await receiptOf(world, id)
    if (receipt === null) throw notFound()
    return context.json(receipt, 200, headers)
  })

  app.get(ADDRESSES.keys, async (context) => {
    const answer: ProvinceKeys = {
      epoch: await readEpoch(world.database),
      keys: [...keyRing(world.secrets).chain],
      envelopeKey: envelopeKey(world.secrets, world.now()),
    }
    return context.json(answer, 200, { 'Cache-Control': 'no-cache' })
  })
  return app
}

/** A part of the address; its route lets only 64 hexadecimal digits through. */
function named(context: Context, part: 'id' | 'sha256'): string {
  return context.req.param(part) ?? ''
}

const NO_STORE = { 'Cache-Control': 'no-store' } as const

/** A chunk's headers: `Upload-Offset`, `Repr-Digest: sha-256=:…:` (RFC 9530), and `Upload-Length` when it is sent. */
function readHeading(context: Context, size: number): Omit<Chunk, 'bytes'> {
  const offset = context.req.header('Upload-Offset') ?? ''
  if (!/^\d{1,10}$/.test(offset)) throw badRequest('Upload-Offset must be a whole number of bytes.')
  const length = context.req.header('Upload-Length')
  if (length !== undefined && length !== String(size)) {
    throw badRequest('Upload-Length is not the size that the report names.')
  }
  const digest = /(?:^|,)\s*sha-256=:([A-Za-z0-9+/]{43}=):/.exec(context.req.header('Repr-Digest') ?? '')?.[1]
  if (digest === undefined) throw badRequest('Repr-Digest must hold the chunk’s SHA-256.')
  return { offset: Number(offset), digest: toHex(Buffer.from(digest, 'base64')) }
}

import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Hex } from '../../../src/domain/hex.ts'
import { type Receipt, signedText } from '../../../src/domain/receipt.ts'
import { readSealed } from '../../../src/domain/sealed.ts'
import { hashOfUploadKey } from '../../../src/domain/tracking-code.ts'

/**
 * A province in a few lines, for tests that need one that misbehaves on purpose at an exact moment. It speaks the same
 * protocol as the real one and keeps its rows in memory; the fault list runs against the real one.
 */
export type Row = {
  readonly id: string
  readonly bytes: Buffer
  readonly photos: Map<string, { readonly size: number; bytes: Buffer; ended: boolean }>
  readonly uploadKeyHash: string
  readonly receivedAt: number
  /** How often it was inserted: the side effects that hang on it. */
  inserts: number
}

export type Province = {
  readonly origin: string
  readonly rows: Map<string, Row>
  readonly requests: string[]
  /** Answers in its place when it returns true. */
  before: (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>
  /** Runs after the change is made and before the answer; true: it answered itself. */
  after: (request: IncomingMessage, response: ServerResponse) => boolean
  epoch: number
  readonly close: () => Promise<void>
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest()
const hexOf = (bytes: Uint8Array) => sha256(bytes).toString('hex')

export async function openProvince(): Promise<Province> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const raw = publicKey.export({ type: 'spki', format: 'der' }).subarray(-65).toString('base64url')
  const keys = [{ keyId: 'k1', publicKey: raw, since: 0, signedBy: null }]
  const server = createServer((request, response) => {
    void answer(province, request, response, privateKey, keys)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const province: Province = {
    origin: `http://localhost:${port}`,
    rows: new Map(),
    requests: [],
    before: () => false,
    after: () => false,
    epoch: 1,
    close: async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
  return province
}

async function answer(
  province: Province,
  request: IncomingMessage,
  response: ServerResponse,
  privateKey: KeyObject,
  keys: readonly unknown[],
): Promise<void> {
  province.requests.push(`${request.method} ${request.url}`)
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const body = Buffer.concat(chunks)
  if (await province.before(request, response)) return
  const json = (status: number, value: unknown, headers: Record<string, string> = {}) => {
    if (province.after(request, response)) return
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(value))
  }
  if (request.url === '/api/keys') return json(200, { epoch: province.epoch, keys })
  const [, id = '', rest = ''] = /^\/api\/reports\/([0-9a-f]{64})(.*)$/.exec(request.url ?? '') ?? []
  const refuse = (status: number, code: string, headers: Record<string, string> = {}) =>
    json(status, { error: { code, message: code, id } }, headers)
  const receipt = (row: Row): Receipt => {
    const photos = [...row.photos]
    const facts = {
      id,
      number: `KS-2026-${String([...province.rows.keys()].indexOf(id) + 1).padStart(6, '0')}`,
      receivedAt: row.receivedAt,
      stored: photos.filter(([, { ended }]) => ended).map(([name]) => name),
      missing: photos.filter(([, { ended }]) => !ended).map(([name]) => name),
      refused: [],
      epoch: province.epoch,
      keyId: 'k1',
    }
    const signature = sign('sha256', Buffer.from(signedText(facts)), { key: privateKey, dsaEncoding: 'ieee-p1363' })
    return { ...facts, signature: signature.toString('base64url') }
  }
  if (request.method === 'PUT') {
    const read = await readSealed(id, new Uint8Array(body), sha256)
    if (read.outcome !== 'read') return refuse(422, 'not-the-bytes')
    const known = province.rows.get(id)
    const { attachments, uploadKeyHash } = read.report
    const photos = new Map(
      attachments.map((one) => [one.sha256 as string, { size: one.size, bytes: Buffer.alloc(0), ended: false }]),
    )
    const row = known ?? { id, bytes: body, photos, uploadKeyHash, receivedAt: Date.now(), inserts: 1 }
    province.rows.set(id, row)
    return json(known === undefined ? 201 : 200, receipt(row))
  }
  const row = province.rows.get(id)
  const key = (request.headers.authorization?.replace('Bearer ', '') ?? '') as Hex
  if (row === undefined || (await hashOfUploadKey(key, sha256)) !== row.uploadKeyHash) return refuse(404, 'not-found')
  if (rest === '/receipt') return json(200, receipt(row))
  const name = rest.replace('/attachments/', '')
  const photo = row.photos.get(name)
  if (photo === undefined) return refuse(404, 'not-found')
  const offset = { 'Upload-Offset': String(photo.bytes.length), 'Upload-Length': String(photo.size) }
  if (request.method === 'HEAD') return void response.writeHead(200, offset).end()
  if (Number(request.headers['upload-offset']) !== photo.bytes.length) return refuse(409, 'conflict', offset)
  if (request.headers['repr-digest'] !== `sha-256=:${sha256(body).toString('base64')}:`) {
    return refuse(400, 'wrong-digest', offset)
  }
  photo.bytes = Buffer.concat([photo.bytes, body])
  if (photo.bytes.length < photo.size) {
    if (province.after(request, response)) return
    response.writeHead(204, { 'Upload-Offset': String(photo.bytes.length) }).end()
    return
  }
  if (hexOf(photo.bytes) !== name) {
    photo.bytes = Buffer.alloc(0)
    return refuse(400, 'wrong-digest', { 'Upload-Offset': '0' })
  }
  photo.ended = true
  return json(200, receipt(row))
}

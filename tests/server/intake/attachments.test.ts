import sharp from 'sharp'
import { beforeAll, expect, test } from 'vitest'
import { readReceipt } from '../../../src/domain/receipt.ts'
import { describeOnBoth } from '../databases.ts'
import { greyPng } from '../pictures/photos.ts'
import { testWorld } from '../test-world.ts'
import { intakeApp, nameOf, patch, put, sealedReport } from './sealed-report.ts'

let photo = new Uint8Array(0)
const script = new TextEncoder().encode('<script>alert(1)</script>')
beforeAll(async () => {
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const
  const create = { width: 300, height: 200, channels: 3, background: '#284', noise } as const
  photo = new Uint8Array(await sharp({ create }).jpeg().toBuffer())
})

const named = (bytes: Uint8Array) => ({ sha256: nameOf(bytes), size: bytes.length, type: 'image/jpeg' })

describeOnBoth('intake of photos', (open) => {
  async function begin(bytes: Uint8Array, settings = {}) {
    const { database, openAgain } = await open()
    const world = testWorld(database, { settings })
    const app = intakeApp(world)
    const report = await sealedReport({ attachments: [named(bytes)] })
    const receipt = readReceipt(await (await put(app, report.id, report.bytes)).json())
    return { database, openAgain, world, app, report, sha: nameOf(bytes), receipt }
  }
  const head = (app: ReturnType<typeof intakeApp>, id: string, sha: string, key: string) =>
    app.request(`/api/reports/${id}/attachments/${sha}`, {
      method: 'HEAD',
      headers: { Authorization: `Bearer ${key}` },
    })

  test('[O7] comes in chunks, resumes at its offset, and ends stored in a receipt', async () => {
    const { app, report, sha, receipt, world, database } = await begin(photo)
    expect(receipt?.missing).toEqual([sha])
    const middle = Math.floor(photo.length / 2)
    const first = await patch(app, report, sha, 0, photo.slice(0, middle))
    expect([first.status, first.headers.get('Upload-Offset'), await first.text()]).toEqual([204, String(middle), ''])
    const doubled = await patch(app, report, sha, 0, photo.slice(0, middle))
    expect([doubled.status, doubled.headers.get('Upload-Offset')]).toEqual([409, String(middle)])
    expect(await doubled.json()).toMatchObject({ error: { code: 'conflict', id: report.id } })
    const asked = await head(app, report.id, sha, report.uploadKey)
    expect([asked.status, asked.headers.get('Upload-Offset')]).toEqual([200, String(middle)])
    const last = await patch(app, report, sha, middle, photo.slice(middle))
    expect(last.status).toBe(200)
    expect(readReceipt(await last.json())).toMatchObject({ stored: [sha], missing: [], refused: [] })
    expect(nameOf((await world.attachments.read(report.id, sha)) ?? new Uint8Array(0))).toBe(sha)
    expect(await world.attachments.readCopy(report.id, sha, 'thumbnail')).not.toBeNull()
    const kinds = await database.selectFrom('events').select('kind').orderBy('sequence').execute()
    expect(kinds.map(({ kind }) => kind)).toEqual(['received', 'attachment'])
  })

  test('the upload key alone opens it: anyone else gets 404, and received bytes are served to nobody', async () => {
    const { app, report, sha } = await begin(photo)
    expect((await head(app, report.id, sha, 'ab'.repeat(32))).status).toBe(404)
    expect((await patch(app, { id: report.id, uploadKey: 'ab'.repeat(32) as never }, sha, 0, photo)).status).toBe(404)
    expect((await app.request(`/api/reports/${report.id}/attachments/${sha}`)).status).toBe(405)
  })

  test('a wrong chunk digest is 400 naming the report, and moves nothing', async () => {
    const { app, report, sha } = await begin(photo)
    const wrong = { 'Repr-Digest': `sha-256=:${Buffer.alloc(32).toString('base64')}:` }
    const answer = await patch(app, report, sha, 0, photo.slice(0, 1000), wrong)
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ error: { code: 'wrong-digest', id: report.id } })
    expect((await head(app, report.id, sha, report.uploadKey)).headers.get('Upload-Offset')).toBe('0')
  })

  test('a whole that does not hash to its name goes back to offset 0, and may come again', async () => {
    const { app, report, sha } = await begin(photo)
    const other = photo.map((byte, index) => (index === 5 ? byte ^ 1 : byte))
    const answer = await patch(app, report, sha, 0, other)
    expect([answer.status, answer.headers.get('Upload-Offset')]).toEqual([400, '0'])
    expect((await patch(app, report, sha, 0, photo)).status).toBe(200)
  })

  test('a script named .jpg is refused in the receipt, and the text stands', async () => {
    const { app, report, sha, world } = await begin(script)
    const answer = await patch(app, report, sha, 0, script)
    expect(readReceipt(await answer.json())).toMatchObject({
      stored: [],
      missing: [],
      refused: [{ sha256: sha, reason: 'not-a-picture' }],
    })
    expect(await world.attachments.read(report.id, sha)).toBeNull()
  })

  test('a PNG bomb comes in chunks, is refused in the receipt with the reason, and the text and the other photo stand', async () => {
    const bomb = new Uint8Array(greyPng(14_000, 14_000, 9_000))
    const { database } = await open()
    const world = testWorld(database)
    const app = intakeApp(world)
    const report = await sealedReport({ attachments: [named(bomb), named(photo)] })
    await put(app, report.id, report.bytes)
    const sha = nameOf(bomb)
    const middle = bomb.length >> 1
    expect((await patch(app, report, sha, 0, bomb.slice(0, middle))).status).toBe(204)
    const answer = await patch(app, report, sha, middle, bomb.slice(middle))
    expect(answer.status).toBe(200)
    const refused = [{ sha256: sha, reason: 'too-many-pixels' }]
    expect(readReceipt(await answer.json())).toMatchObject({ stored: [], missing: [nameOf(photo)], refused })
    expect(await world.attachments.read(report.id, sha)).toBeNull()
    expect(await world.attachments.readCopy(report.id, sha, 'full')).toBeNull()

    const other = await patch(app, report, nameOf(photo), 0, photo)
    expect(readReceipt(await other.json())).toMatchObject({ stored: [nameOf(photo)], missing: [], refused })
    const again = await put(app, report.id, report.bytes)
    expect(again.status).toBe(200)
    expect(readReceipt(await again.json())).toMatchObject({ stored: [nameOf(photo)], missing: [], refused })
    const row = await database.selectFrom('cases').selectAll().executeTakeFirstOrThrow()
    expect(row).toMatchObject({ report_id: report.id, state: 'received' })
    const late = await patch(app, report, sha, bomb.length, new Uint8Array(0))
    expect(readReceipt(await late.json())).toMatchObject({ refused })
  })

  test('20 equal last chunks at once, over two processes: stored once, one event, bytes whole', async () => {
    const { app, report, sha, database, openAgain, world } = await begin(photo)
    const other = intakeApp({ ...world, database: openAgain() })
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => patch(index % 2 ? app : other, report, sha, 0, photo)),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(19)
    const events = await database.selectFrom('events').select('kind').where('kind', '=', 'attachment').execute()
    expect(events).toHaveLength(1)
    expect(nameOf((await world.attachments.read(report.id, sha)) ?? new Uint8Array(0))).toBe(sha)
  })

  test('below the floor of free disk photos are put off, texts are still taken', async () => {
    const { app, report, sha, receipt } = await begin(photo, { freeDiskFloor: Number.MAX_SAFE_INTEGER })
    expect(receipt).not.toBeNull()
    const answer = await patch(app, report, sha, 0, photo)
    expect([answer.status, answer.headers.get('Retry-After')]).toEqual([503, null])
    expect(await answer.json()).toMatchObject({ error: { code: 'no-room', id: report.id } })
  })

  test('a chunk over 256 KiB is 413', async () => {
    const { app, report, sha } = await begin(photo)
    expect((await patch(app, report, sha, 0, new Uint8Array(256 * 1024 + 1))).status).toBe(413)
  })
})

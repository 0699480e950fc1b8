import { expect, test } from 'vitest'
import { toHex } from '../../src/domain/hex.ts'
import { readReceipt } from '../../src/domain/receipt.ts'
import { seal } from '../../src/domain/sealed.ts'
import { deriveSecrets, formatTrackingCode, trackingCodeFrom } from '../../src/domain/tracking-code.ts'
import { createApp } from '../../src/server/app.ts'
import { sha256 } from '../../src/server/intake/proof.ts'
import { makePlainFields } from '../../src/server/plain-form/plain-fields.ts'
import { describeOnBoth } from './databases.ts'
import { photoWithExif } from './pictures/photos.ts'
import { COMPLAINT, file, filled, page, post, receiptIn } from './plain-form/forms.ts'
import { testWorld } from './test-world.ts'

const NAME = 'Siti Aminah Binti Rahasia'
const CONTACT = '0811-5550-1234'
const ADDRESS = '203.0.113.77'
const WORDS = 'Petugas loket meminta uang pelicin kepada saya.'

/** A whole story of two reporters, one with a phone and one without script, seen from outside. */
describeOnBoth('what nobody else may learn', (open) => {
  test('no log line, header or address holds a name, a contact, a tracking code, words or an address', async () => {
    const { database } = await open()
    const world = testWorld(database, { settings: { trustProxy: 1 } })
    const app = createApp(world, { ...page, folder: null })
    const seen: string[] = []
    const ask = async (address: string, init: RequestInit = {}) => {
      const headers = new Headers(init.headers)
      headers.set('X-Forwarded-For', ADDRESS)
      headers.set('Sec-Fetch-Site', 'same-origin')
      const answer = await app.request(address, { ...init, headers })
      seen.push(address, JSON.stringify([...answer.headers]))
      return answer
    }

    // A phone: text, photo, receipt, tracking.
    const code = trackingCodeFrom(world.random(10))
    const secrets = await deriveSecrets(code, sha256)
    const photo = new Uint8Array(await photoWithExif())
    const name = toHex(await sha256(photo))
    const report = {
      version: 1,
      random: toHex(world.random(16)),
      code: '7F3K9Q20',
      kind: 'complaint',
      category: null,
      body: WORDS,
      occurredOn: '2026-03-01',
      place: { regency: null, district: null, village: null, text: null, position: null },
      anonymous: true,
      confidential: true,
      supervisory: true,
      channel: 'phone',
      deviceTime: '2026-03-02T09:00:00+08:00',
      attachments: [{ sha256: name, size: photo.length, type: 'image/jpeg' }],
      trackingHash: secrets.trackingHash,
      uploadKeyHash: secrets.uploadKeyHash,
      senderHash: null,
      supersedes: null,
    } as const
    const sender = { salt: toHex(world.random(16)), name: NAME, contact: CONTACT }
    const sealed = await seal({ ...report, attachments: [...report.attachments] }, sender, sha256)
    const put = await ask(`/api/reports/${sealed.id}`, { method: 'PUT', body: sealed.bytes })
    expect(put.status).toBe(201)
    const patched = await ask(`/api/reports/${sealed.id}/attachments/${name}`, {
      method: 'PATCH',
      body: photo,
      headers: {
        Authorization: `Bearer ${secrets.uploadKey}`,
        'Upload-Offset': '0',
        'Repr-Digest': `sha-256=:${Buffer.from(await sha256(photo)).toString('base64')}:`,
      },
    })
    expect(readReceipt(await patched.json())?.stored).toEqual([name])
    const tracked = await ask('/api/tracking', {
      method: 'POST',
      body: JSON.stringify({ code: formatTrackingCode(code) }),
      headers: { 'Content-Type': 'application/json' },
    })
    const trackedText = await tracked.text()
    expect(tracked.status).toBe(200)
    for (const secret of [NAME, CONTACT, WORDS, code]) expect(trackedText).not.toContain(secret)

    // Wrong turns: what a stranger tries must not echo into the log either.
    await ask(`/q/${NAME.replaceAll(' ', '-')}`)
    await ask('/api/tracking', {
      method: 'POST',
      body: `{"code":"${NAME}`,
      headers: { 'Content-Type': 'application/json' },
    })
    await ask(`/api/reports/${sealed.id}`, { method: 'PUT', body: `{"name":"${NAME}"}\n` })

    // Without script.
    const fields = makePlainFields(world, null)
    const form = filled(fields, { ...COMPLAINT, body: WORDS, name: NAME, contact: CONTACT }, [
      file(await photoWithExif(), `${NAME}.jpg`),
    ])
    const answer = await post(app, '/lapor', form, { 'X-Forwarded-For': ADDRESS })
    expect(answer.status).toBe(200)
    seen.push(JSON.stringify([...answer.headers]))
    const html = await answer.text()
    expect(html).not.toContain(CONTACT)
    expect(JSON.stringify(receiptIn(html))).not.toContain(NAME)

    // What is at rest beside the reports.
    const [row] = await database.selectFrom('reports').select('line1').where('id', '=', sealed.id).execute()
    expect(new TextDecoder().decode(row?.line1)).not.toContain(NAME)
    for (const { sealed: box } of await database.selectFrom('senders').selectAll().execute()) {
      expect(Buffer.from(box).includes('Aminah')).toBe(false)
    }
    for (const size of ['full', 'thumbnail'] as const) {
      const copy = await world.attachments.readCopy(sealed.id, name, size)
      if (copy === null) throw new Error(`no ${size} copy`)
      for (const trace of ['Exif', 'KAMERA-RAHASIA', 'Siti']) expect(Buffer.from(copy).includes(trace)).toBe(false)
    }

    expect(world.lines.length).toBeGreaterThan(6)
    const outside = [...world.lines, ...seen.filter((text) => !text.startsWith('/q/'))].join('\n')
    const secretsOf = [NAME, 'Aminah', CONTACT, ADDRESS, WORDS, code, formatTrackingCode(code), fields.tracking]
    for (const secret of [...secretsOf, secrets.uploadKey, sealed.id, '7F3K9Q20']) {
      expect(world.lines.join('\n')).not.toContain(secret)
    }
    for (const secret of [...secretsOf, secrets.uploadKey]) expect(outside).not.toContain(secret)
  })
})

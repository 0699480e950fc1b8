import { readdirSync } from 'node:fs'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { readReceipt } from '../../../src/domain/receipt.ts'
import { sha256 } from '../../../src/server/intake/proof.ts'
import { makePlainFields } from '../../../src/server/plain-form/plain-fields.ts'
import { plainFormRoutes } from '../../../src/server/plain-form/routes.ts'
import { type WayIn, wayInOf } from '../../../src/server/plain-form/way-in.ts'
import { describeOnBoth, type OpenDatabase } from '../databases.ts'
import { noise, photoWithExif, plainJpeg } from '../pictures/photos.ts'
import { testWorld } from '../test-world.ts'
import { COMPLAINT, fieldsIn, file, filled, page, post, receiptIn } from './forms.ts'

// Long because it is one door, and everything that may come in by it.

async function province(open: OpenDatabase, change: (wayIn: WayIn) => WayIn = (wayIn) => wayIn) {
  const { database } = await open()
  const world = testWorld(database)
  return { world, app: plainFormRoutes(world, page, change(wayInOf(world, sha256))) }
}

const rows = (database: Awaited<ReturnType<typeof province>>['world']['database']) =>
  database.selectFrom('reports').selectAll().orderBy('received_at').orderBy('id').execute()

describeOnBoth('a form without script', (open) => {
  test('becomes a report like any other, and answers with its proof', async () => {
    const { world, app } = await province(open)
    const fields = makePlainFields(world, null)
    world.clock.at += 60_000
    const answer = await post(app, '/lapor', filled(fields, { ...COMPLAINT, name: 'Siti Aminah', contact: '0811' }))
    const html = await answer.text()
    expect(answer.status).toBe(200)
    expect(answer.headers.get('Cache-Control')).toBe('no-store')
    const [row, ...others] = await rows(world.database)
    expect(others).toEqual([])
    expect(row).toMatchObject({ kind: 'complaint', channel: 'form', category: 'waters', body: COMPLAINT.body })
    expect(row?.device_time).toBe('2026-03-02T09:00:00.000+08:00')
    expect(JSON.parse(row?.place ?? '')).toMatchObject({ regency: '63.71', text: 'Dermaga Siring' })
    const receipt = readReceipt(receiptIn(html))
    expect(receipt).toMatchObject({ id: row?.id, stored: [], missing: [], refused: [] })
    expect(html).toContain(receipt?.number ?? '-')
    const code = fields.tracking.replace(/(.{4})(?=.)/g, '$1-')
    expect(html.replace(/<\/?span>/g, '')).toContain(`KS-${code}`)
    expect(html).not.toContain('Siti Aminah')
    expect(await world.database.selectFrom('senders').selectAll().execute()).toHaveLength(1)
    // The tracking code stands in no address of the page, and no line of the log.
    expect(html).not.toMatch(new RegExp(`(?:href|action)="[^"]*${fields.tracking.slice(0, 4)}`))
    expect(world.lines.join('\n')).not.toContain(fields.tracking)
  })

  test('[O2] sent again it is the same report and the same page', async () => {
    const { world, app } = await province(open)
    const fields = makePlainFields(world, null)
    const photo = file(await noise(900, 700).jpeg().toBuffer(), 'IMG_1.jpg')
    const send = async () => {
      const answer = await post(app, '/lapor', filled(fields, { ...COMPLAINT, name: 'Siti' }, [photo]))
      expect(answer.status).toBe(200)
      return answer.text()
    }
    const first = await send()
    world.clock.at += 3_600_000
    const second = await send()
    const unsigned = (html: string) => html.replaceAll(/[A-Za-z0-9_-]{86,88}/g, '')
    expect(unsigned(second)).toBe(unsigned(first))
    expect(await rows(world.database)).toHaveLength(1)
    expect(await world.database.selectFrom('cases').selectAll().execute()).toHaveLength(1)
    expect(await world.database.selectFrom('attachments').selectAll().execute()).toHaveLength(1)
  })

  test('[O2] sent twenty times at once it is one report', async () => {
    const { world, app } = await province(open)
    const fields = makePlainFields(world, null)
    const photo = file(await plainJpeg(), 'IMG_1.jpg')
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => post(app, '/lapor', filled(fields, COMPLAINT, [photo]))),
    )
    const receipts = await Promise.all(answers.map(async (answer) => readReceipt(receiptIn(await answer.text()))))
    expect(new Set(receipts.map((receipt) => receipt?.number)).size).toBe(1)
    expect(await rows(world.database)).toHaveLength(1)
    expect(await world.database.selectFrom('effects').selectAll().execute()).toHaveLength(1)
  })

  test('[O2] the answer lost after the commit: the form comes again with the same fields, and is the same report', async () => {
    let broken = true
    const { world, app } = await province(open, (wayIn) => ({
      ...wayIn,
      receive: async (...report) => {
        const receipt = await wayIn.receive(...report)
        if (broken) throw new Error('the connection to the database broke')
        return receipt
      },
    }))
    const fields = makePlainFields(world, null)
    const failed = await post(app, '/lapor', filled(fields))
    expect(failed.status).toBe(503)
    const html = await failed.text()
    expect(html).toContain('Lampu dermaga mati.')
    expect(fieldsIn(html)).toEqual(fields)
    broken = false
    expect((await post(app, '/lapor', filled(fieldsIn(html)))).status).toBe(200)
    expect(await rows(world.database)).toHaveLength(1)
  })

  test('[O9] changed and sent again it is a correction of the same case, however often', async () => {
    const { world, app } = await province(open)
    const fields = makePlainFields(world, null)
    const numberOf = async (values = COMPLAINT) => {
      world.clock.at += 1_000
      return readReceipt(receiptIn(await (await post(app, '/lapor', filled(fields, values))).text()))?.number
    }
    const first = await numberOf()
    const changed = { ...COMPLAINT, body: 'Lampu dermaga mati, dan papannya lapuk.' }
    expect(await numberOf(changed)).toBe(first)
    expect(await numberOf(changed)).toBe(first)
    expect(await numberOf()).toBe(first)
    const [earlier, later, ...others] = await rows(world.database)
    expect(others).toEqual([])
    expect(later).toMatchObject({ supersedes: earlier?.id, case_id: earlier?.case_id })
    expect(later?.doubts).not.toContain('unproven')
  })

  test('[O2] loaded again by a browser that let the photos go, it is the same report, photos and all', async () => {
    const { world, app } = await province(open)
    const fields = makePlainFields(world, null)
    const photo = file(await plainJpeg(), 'IMG_1.jpg')
    expect(await (await post(app, '/lapor', filled(fields, COMPLAINT, [photo]))).text()).toContain(
      'IMG_1.jpg: tersimpan',
    )
    for (const gone of [[file(Buffer.alloc(0), 'IMG_1.jpg')], []]) {
      const html = await (await post(app, '/lapor', filled(fields, COMPLAINT, gone))).text()
      expect(html).toContain('Foto 1: tersimpan di provinsi.')
      expect(html).not.toContain('datang kosong')
    }
    expect(await rows(world.database)).toHaveLength(1)
    // Another photo is another version.
    const more = [photo, file(await plainJpeg(300, 200), 'IMG_2.jpg')]
    expect(await (await post(app, '/lapor', filled(fields, COMPLAINT, more))).text()).toContain('IMG_2.jpg: tersimpan')
    expect(await rows(world.database)).toHaveLength(2)
    expect(await world.database.selectFrom('cases').selectAll().execute()).toHaveLength(1)
  })

  test('a photo rests in the province without its place, and a bad one never refuses the text', async () => {
    const { world, app } = await province(open)
    const photos = [
      file(await photoWithExif(), 'IMG_GPS.jpg'),
      file(Buffer.from('#!/bin/sh\nrm -rf /'), 'skrip.jpg'),
      file((await noise(900, 700).jpeg().toBuffer()).subarray(0, 50_000), 'potong.jpg'),
      file(Buffer.alloc(15 * 1024 * 1024 + 1, 0xff), 'besar.jpg'),
    ]
    const answer = await post(app, '/lapor', filled(makePlainFields(world, null), COMPLAINT, photos))
    expect(answer.status).toBe(200)
    const html = await answer.text()
    expect(html).toMatch(/IMG_GPS\.jpg: tersimpan di provinsi/)
    expect(html).toMatch(/skrip\.jpg: <strong>tidak diterima:<\/strong> bukan foto/)
    expect(html).toMatch(/potong\.jpg: <strong>tidak diterima:<\/strong> berkasnya rusak/)
    expect(html).toMatch(/besar\.jpg: <strong>tidak diterima:<\/strong> berkasnya lebih besar dari 15 MB/)
    expect(html).toContain('Tulisan Anda tetap diterima lengkap.')
    const [row] = await rows(world.database)
    const [attachment, ...others] = await world.database.selectFrom('attachments').selectAll().execute()
    expect(others).toEqual([])
    const bytes = await world.attachments.read(row?.id ?? '', attachment?.sha256 ?? '')
    if (bytes === null) throw new Error('no photo')
    expect(Buffer.from(await sha256(bytes)).toString('hex')).toBe(attachment?.sha256)
    expect(Buffer.from(bytes).includes('Exif')).toBe(false)
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 200, height: 400 })
    // Nothing of the received files stays behind.
    expect(readdirSync(`${world.settings.dataDir}/spool`)).toEqual([])
  })

  test('the sixth photo is left out with a word, and five stand', async () => {
    const { world, app } = await province(open)
    const photos = await Promise.all(
      Array.from({ length: 6 }, async (_, index) => file(await plainJpeg(100 + index, 80), `f${index + 1}.jpg`)),
    )
    const html = await (await post(app, '/lapor', filled(makePlainFields(world, null), COMPLAINT, photos))).text()
    expect(html).toMatch(/f5\.jpg: tersimpan/)
    expect(html).toMatch(/f6\.jpg: <strong>tidak diterima:<\/strong> satu laporan memuat paling banyak 5 foto/)
    expect(await world.database.selectFrom('attachments').selectAll().execute()).toHaveLength(5)
  })

  test('a photo that could not be kept now comes in when the page is loaded again', async () => {
    let full = true
    const { world, app } = await province(open, (wayIn) => ({
      ...wayIn,
      attach: async (...photo) => {
        if (full) throw new Error('no room')
        await wayIn.attach(...photo)
      },
    }))
    const fields = makePlainFields(world, null)
    const photo = file(await plainJpeg(), 'a.jpg')
    const send = async () => (await post(app, '/lapor', filled(fields, COMPLAINT, [photo]))).text()
    expect(await send()).toMatch(/a\.jpg: belum tersimpan/)
    full = false
    expect(await send()).toMatch(/a\.jpg: tersimpan/)
    expect(await rows(world.database)).toHaveLength(1)
  })

  test('an unknown or withdrawn code is received and marked, never refused', async () => {
    const { world, app } = await province(open)
    const answer = await post(app, '/q/7F3K9Q20', filled(makePlainFields(world, '7F3K9Q20')))
    expect(answer.status).toBe(200)
    expect((await rows(world.database))[0]).toMatchObject({ code: '7F3K9Q20', facility_id: null })
    expect(JSON.parse((await rows(world.database))[0]?.doubts ?? '')).not.toEqual([])
  })

  test.each([
    ['an empty text', { body: ' \r\n ' }, 422, 'Tulis dulu apa yang terjadi'],
    ['no kind', { kind: '' }, 422, 'Pilih salah satu jenis laporan'],
    ['10,001 characters', { body: '😀'.repeat(10_001) }, 422, 'melewati 10.000 huruf'],
    ['a date that is none', { occurredOn: 'kemarin' }, 422, 'Tanggal ini tidak terbaca'],
    ['a choice that is none', { category: "x' or 1=1" }, 422, 'tidak dikenal lagi'],
  ])('%s shows the filled form again, with the same fields', async (_, change, status, words) => {
    const { world, app } = await province(open)
    const fields = makePlainFields(world, null)
    const values = { ...COMPLAINT, name: 'Siti "A" <b>', supervisory: 'yes', ...change }
    const photo = file(await plainJpeg(), 'a.jpg')
    const answer = await post(app, '/lapor', filled(fields, values, [photo]))
    const html = await answer.text()
    expect(answer.status).toBe(status)
    expect(answer.headers.get('Cache-Control')).toBe('no-store')
    expect(html).toContain(words)
    expect(html).toContain('Pilih lagi fotonya')
    expect(html).toContain('value="Siti &quot;A&quot; &lt;b>"')
    expect(fieldsIn(html)).toEqual(fields)
    expect(await rows(world.database)).toEqual([])
    // What was shown can be put right and sent.
    expect((await post(app, '/lapor', filled(fieldsIn(html)))).status).toBe(200)
  })

  test('ten thousand symbols of four bytes are taken', async () => {
    const { world, app } = await province(open)
    const values = { ...COMPLAINT, body: '😀'.repeat(10_000) }
    expect((await post(app, '/lapor', filled(makePlainFields(world, null), values))).status).toBe(200)
  })

  test.each([
    ['a changed MAC', (form: FormData) => form.set('mac', '0'.repeat(64)), {}, 403, 'tidak datang dari halaman kami'],
    [
      'another code',
      (form: FormData) => form.set('tracking', '0'.repeat(16)),
      {},
      403,
      'tidak datang dari halaman kami',
    ],
    [
      'a later time',
      (form: FormData) => form.set('madeAt', '9999999999999'),
      {},
      403,
      'tidak datang dari halaman kami',
    ],
    ['no fields', (form: FormData) => form.delete('mac'), {}, 403, 'tidak datang dari halaman kami'],
    ['another site', () => {}, { 'Sec-Fetch-Site': 'cross-site' }, 403, 'tidak datang dari halaman kami'],
    ['a neighbour site', () => {}, { 'Sec-Fetch-Site': 'same-site' }, 403, 'tidak datang dari halaman kami'],
  ])('%s stores nothing and shows the filled form again', async (_, change, headers, status, words) => {
    const { world, app } = await province(open)
    const fields = makePlainFields(world, null)
    const form = filled(fields)
    change(form)
    const answer = await post(app, '/lapor', form, headers)
    const html = await answer.text()
    expect(answer.status).toBe(status)
    expect(html).toContain(words)
    expect(html).toContain('Lampu dermaga mati.')
    expect(fieldsIn(html).random).not.toBe(fields.random)
    expect(await rows(world.database)).toEqual([])
  })

  test('on plain http the Origin decides', async () => {
    const { world, app } = await province(open)
    const send = (headers: Record<string, string>) =>
      app.request('/lapor', { method: 'POST', body: filled(makePlainFields(world, null)), headers })
    expect((await send({ Origin: 'https://penipu.example' })).status).toBe(403)
    expect((await send({ Origin: 'null' })).status).toBe(403)
    expect((await send({ Origin: 'http://localhost:8080' })).status).toBe(200)
    expect((await send({ Origin: 'http://192.168.1.5:8080', Host: '192.168.1.5:8080' })).status).toBe(200)
  })

  test('after seven days the fields have expired; the form comes again, filled', async () => {
    const { world, app } = await province(open)
    const fields = makePlainFields(world, null)
    world.clock.at += 7 * 86_400_000
    expect((await post(app, '/lapor', filled(fields))).status).toBe(200)
    const late = makePlainFields(world, null)
    world.clock.at += 7 * 86_400_000 + 1
    const answer = await post(app, '/lapor', filled(late))
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('lebih dari tujuh hari lalu')
    expect(await rows(world.database)).toHaveLength(1)
  })

  test('too many reports from one address wait; nothing typed is lost', async () => {
    const { database } = await open()
    const world = testWorld(database, { settings: { reportsPerHour: 2 } })
    const app = plainFormRoutes(world, page)
    for (const expected of [200, 200, 429]) {
      const fields = makePlainFields(world, null)
      const answer = await post(app, '/lapor', filled(fields))
      expect(answer.status).toBe(expected)
      if (expected === 200) continue
      expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0)
      const html = await answer.text()
      expect(html).toContain('Lampu dermaga mati.')
      expect(fieldsIn(html)).toEqual(fields)
    }
    expect(await rows(database)).toHaveLength(2)
  })

  test('the database away: the filled form comes back, and the same form is one report when it is there again', async () => {
    let away = false
    const { world, app } = await province(open)
    const fields = makePlainFields(world, null)
    const broken = new Proxy(world.database, {
      get(target, name, receiver) {
        if (away) throw Object.assign(new Error('gone'), { code: 'ECONNREFUSED' })
        return Reflect.get(target, name, receiver)
      },
    })
    const shaky = plainFormRoutes({ ...world, database: broken }, page)
    away = true
    const answer = await post(shaky, '/lapor', filled(fields))
    expect(answer.status).toBe(503)
    const html = await answer.text()
    expect(html).toContain('Lampu dermaga mati.')
    expect((await post(app, '/lapor', filled(fieldsIn(html)))).status).toBe(200)
    expect(await rows(world.database)).toHaveLength(1)
  })

  test('fields of one code do not open another form', async () => {
    const { world, app } = await province(open)
    expect((await post(app, '/lapor', filled(makePlainFields(world, '7F3K9Q20')))).status).toBe(403)
  })

  test('in English too', async () => {
    const { world, app } = await province(open)
    const answer = await post(app, '/lapor?bahasa=en', filled(makePlainFields(world, null)))
    const html = await answer.text()
    expect(html).toContain('<html lang="en">')
    expect(html).toContain('Report received by the province')
  })
})

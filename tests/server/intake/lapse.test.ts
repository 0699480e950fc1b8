import { existsSync } from 'node:fs'
import { expect, test, vi } from 'vitest'
import { readReceipt } from '../../../src/domain/receipt.ts'
import { lapseUploads } from '../../../src/server/intake/attachments.ts'
import { lapseDaily } from '../../../src/server/intake/lapse-daily.ts'
import { describeOnBoth } from '../databases.ts'
import { noise, plainJpeg } from '../pictures/photos.ts'
import { testWorld } from '../test-world.ts'
import { intakeApp, nameOf, patch, put, rows, sealedReport } from './sealed-report.ts'

const DAY = 86_400_000

describeOnBoth('unfinished uploads', (open) => {
  /** A report of two photos: one whole, one begun. */
  async function begin() {
    const { database, openAgain } = await open()
    const world = testWorld(database)
    const app = intakeApp(world)
    const whole = new Uint8Array(await plainJpeg(40, 30))
    const begun = new Uint8Array(await noise(200, 150).jpeg().toBuffer())
    const attachments = [whole, begun].map((bytes) => ({
      sha256: nameOf(bytes),
      size: bytes.length,
      type: 'image/jpeg',
    }))
    const report = await sealedReport({ attachments })
    await put(app, report.id, report.bytes)
    await patch(app, report, nameOf(whole), 0, whole)
    await patch(app, report, nameOf(begun), 0, begun.slice(0, 1000))
    const shas = { whole: nameOf(whole), begun: nameOf(begun) }
    const part = `${world.folder}/attachments/${report.id.slice(0, 2)}/${report.id}/${shas.begun}.part`
    const offset = async () => {
      const headers = { Authorization: `Bearer ${report.uploadKey}` }
      const address = `/api/reports/${report.id}/attachments/${shas.begun}`
      return (await app.request(address, { method: 'HEAD', headers })).headers.get('Upload-Offset')
    }
    return { database, openAgain, world, app, report, begun, shas, part, offset }
  }

  test('lapse after 30 days without a chunk: bytes gone, offset 0; report and whole photo stay; it may start again', async () => {
    const { world, app, database, report, begun, shas, part, offset } = await begin()
    world.clock.at += 30 * DAY
    expect(await lapseUploads(world)).toBe(0)
    expect([existsSync(part), await offset()]).toEqual([true, '1000'])

    const before = await rows(database)
    world.clock.at += 1
    expect(await lapseUploads(world)).toBe(1)
    expect([existsSync(part), await offset()]).toEqual([false, '0'])
    expect(await lapseUploads(world)).toBe(0)
    expect(await rows(database)).toEqual(before)
    expect(nameOf((await world.attachments.read(report.id, shas.whole)) ?? new Uint8Array(0))).toBe(shas.whole)
    const again = await put(app, report.id, report.bytes)
    expect(again.status).toBe(200)
    expect(readReceipt(await again.json())).toMatchObject({ stored: [shas.whole], missing: [shas.begun] })

    const late = await patch(app, report, shas.begun, 1000, begun.slice(1000))
    expect([late.status, late.headers.get('Upload-Offset')]).toEqual([409, '0'])
    const complete = await patch(app, report, shas.begun, 0, begun)
    expect(readReceipt(await complete.json())).toMatchObject({ stored: [shas.whole, shas.begun], missing: [] })
  })

  test('a chunk that comes in the 30 days gives it 30 more', async () => {
    const { world, app, report, begun, shas, offset } = await begin()
    world.clock.at += 29 * DAY
    expect((await patch(app, report, shas.begun, 1000, begun.slice(1000, 1500))).status).toBe(204)
    world.clock.at += 29 * DAY
    expect(await lapseUploads(world)).toBe(0)
    expect(await offset()).toBe('1500')
  })

  test('two processes clear the same one at once: it counts once', async () => {
    const { world, openAgain, part } = await begin()
    world.clock.at += 31 * DAY
    const other = openAgain()
    // The other process is done with it while this one is at its file.
    const discard: typeof world.attachments.discard = async (...name) => {
      await other.updateTable('attachments').set({ stored_bytes: 0 }).where('sha256', '=', name[1]).execute()
      await world.attachments.discard(...name)
    }
    expect(await lapseUploads({ ...world, attachments: { ...world.attachments, discard } })).toBe(0)
    expect(existsSync(part)).toBe(false)
  })

  test('the server does it after the start and every day, whatever fails, until it is stopped', async () => {
    const { world, database, shas, report, part, offset } = await begin()
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    try {
      world.clock.at += 31 * DAY
      let fails = true
      const discard: typeof world.attachments.discard = (...name) =>
        fails ? Promise.reject(new Error('disk')) : world.attachments.discard(...name)
      const stop = lapseDaily({ ...world, attachments: { ...world.attachments, discard } })
      await vi.waitFor(() => expect(world.lines.join()).toContain('lapse-failed'))
      expect([existsSync(part), await offset()]).toEqual([true, '1000'])

      fails = false
      vi.advanceTimersByTime(DAY)
      await vi.waitFor(() => expect(world.lines.join()).toContain('"uploads-lapsed","count":1'))
      expect([existsSync(part), await offset()]).toEqual([false, '0'])
      expect(world.lines.join()).not.toContain(report.id)

      await stop()
      await database
        .updateTable('attachments')
        .set({ stored_bytes: 7, updated_at: 0 })
        .where('sha256', '=', shas.begun)
        .execute()
      vi.advanceTimersByTime(3 * DAY)
      await stop()
      expect(await offset()).toBe('7')
    } finally {
      vi.useRealTimers()
    }
  })
})

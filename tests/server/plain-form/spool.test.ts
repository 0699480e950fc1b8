import { mkdirSync, readdirSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest'
import { readReceipt } from '../../../src/domain/receipt.ts'
import { createApp } from '../../../src/server/app.ts'
import { listen } from '../../../src/server/listen.ts'
import { makePlainFields } from '../../../src/server/plain-form/plain-fields.ts'
import { createSpool, sweepSpool } from '../../../src/server/plain-form/spool.ts'
import { openOne } from '../databases.ts'
import { noise, plainJpeg } from '../pictures/photos.ts'
import { testWorld } from '../test-world.ts'
import { COMPLAINT, file, filled, page, receiptIn } from './forms.ts'

const MB = 1024 * 1024

let opened: Awaited<ReturnType<typeof openOne>>
beforeEach(async () => {
  opened = await openOne()
})
afterEach(() => opened.close())

/** What the nameless files of a spool hold on the real disk: a folder's list no longer shows them. Bytes, each. */
function spooled(dataDir: string): readonly number[] {
  return readdirSync('/proc/self/fd').flatMap((name) => {
    try {
      const path = `/proc/self/fd/${name}`
      return readlinkSync(path).startsWith(`${dataDir}/spool/`) ? [statSync(path).size] : []
    } catch {
      // Closed while we looked.
      return []
    }
  })
}
const sum = (sizes: readonly number[]) => sizes.reduce((all, size) => all + size, 0)

/** A server on a port, whose disk has room for `room` bytes above the floor: what is really spooled is taken from it. */
async function province(room: () => number) {
  const seen: number[] = []
  const floor = 500 * MB
  const world = testWorld(opened.database, { settings: { freeDiskFloor: floor } })
  const free = async () => {
    const taken = sum(spooled(world.folder))
    seen.push(taken)
    return floor + room() - taken
  }
  const shown = { ...world, attachments: { ...world.attachments, free } }
  const listening = await listen(createApp(shown, page), '127.0.0.1', 0)
  onTestFinished(() => listening.stop())
  const send = async (photos: readonly File[], fields = makePlainFields(world, null)) => {
    const answer = await fetch(`http://127.0.0.1:${listening.port}/lapor`, {
      method: 'POST',
      body: filled(fields, COMPLAINT, photos),
      headers: { 'Sec-Fetch-Site': 'same-origin' },
    })
    expect(answer.status).toBe(200)
    return answer.text()
  }
  return { world, port: listening.port, send, seen }
}

test('a disk near its floor takes no photo, and the words all the same; loaded again with room, the photo too', async () => {
  let room = -1
  const { world, send, seen } = await province(() => room)
  const fields = makePlainFields(world, null)
  const photos = [file(await plainJpeg(), 'dermaga.jpg'), file(Buffer.from('no picture'), 'surat.jpg')]
  const html = await send(photos, fields)
  expect(html).toMatch(/dermaga\.jpg: <strong>tidak diterima:<\/strong> tempat foto di provinsi sedang penuh/)
  expect(html).toContain('Tulisan Anda tetap diterima lengkap.')
  expect(Math.max(...seen)).toBe(0)
  expect(await opened.database.selectFrom('attachments').selectAll().execute()).toEqual([])

  room = 100 * MB
  const again = await send(photos, fields)
  expect(again).toContain('dermaga.jpg: tersimpan di provinsi.')
  expect(readReceipt(receiptIn(again))?.number).toBe(readReceipt(receiptIn(html))?.number)
  expect(await opened.database.selectFrom('cases').selectAll().execute()).toHaveLength(1)

  // Full once more: what the province has, it has, and nothing is said to be missing.
  room = -1
  const third = await send([photos[0] ?? file(Buffer.alloc(0), '')], fields)
  expect(third).toContain('Foto 1: tersimpan di provinsi.')
  expect(third).not.toContain('penuh')
})

test('ten forms of five photos at once fill no disk: some photos are left out, every text is in', async () => {
  const { world, send, seen } = await province(() => 40 * MB)
  const photo = await noise(1500, 1200).png().toBuffer()
  expect(photo.length).toBeGreaterThan(4 * MB)
  const photos = Array.from({ length: 5 }, (_, index) => file(photo, `f${index}.png`, 'image/png'))
  const pages = await Promise.all(Array.from({ length: 10 }, () => send(photos)))
  const leftOut = pages.join('').match(/sedang penuh/g)?.length ?? 0
  expect(leftOut).toBeGreaterThan(0)
  expect(leftOut).toBeLessThan(50)
  expect(Math.max(...seen)).toBeGreaterThan(4 * MB)
  expect(Math.max(...seen)).toBeLessThanOrEqual(40 * MB)
  expect(await opened.database.selectFrom('reports').selectAll().execute()).toHaveLength(10)
  expect(spooled(world.folder)).toEqual([])
})

test('a photo that the disk has no room for while it comes is let go at once, and what stands behind it is read', async () => {
  let room = 3 * MB
  const { world, send } = await province(() => room)
  const fields = makePlainFields(world, null)
  const html = await send([file(Buffer.alloc(9 * MB, 7), 'besar.jpg'), file(await plainJpeg(), 'kecil.jpg')], fields)
  expect(html).toMatch(/besar\.jpg: <strong>tidak diterima:<\/strong> tempat foto di provinsi sedang penuh/)
  expect(html).toContain('kecil.jpg: tersimpan di provinsi.')
  room = 0
})

test('a sender who goes away leaves no file, and no room is lost', async () => {
  const { world, port, send } = await province(() => 16 * MB)
  for (let round = 0; round < 3; round++) {
    const socket = connect(port, '127.0.0.1')
    const head = '--x\r\nContent-Disposition: form-data; name="photos"; filename="a.jpg"\r\n\r\n'
    socket.write(
      `POST /lapor HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: ${15 * MB}\r\n\r\n${head}`,
    )
    socket.write(Buffer.alloc(12 * MB, 7))
    await expect.poll(() => sum(spooled(world.folder)), { timeout: 15_000 }).toBe(12 * MB)
    socket.destroy()
    await expect.poll(() => spooled(world.folder), { timeout: 15_000 }).toEqual([])
  }
  expect(readdirSync(`${world.folder}/spool`)).toEqual([])
  // Had each of them kept what it was given, there would be none left for this one.
  expect(await send([file(await plainJpeg(), 'a.jpg')])).toContain('a.jpg: tersimpan di provinsi.')
})

test('a disk that fails takes no photo, and the words all the same; the log names no file', async () => {
  const { world, send } = await province(() => 100 * MB)
  rmSync(`${world.folder}/spool`, { recursive: true, force: true })
  // Where the folder should be lies a file.
  writeFileSync(`${world.folder}/spool`, '')
  expect(await send([file(await plainJpeg(), 'Siti.jpg')])).toContain('sedang penuh')
  const failed = world.lines.filter((line) => line.includes('"spool-failed"'))
  expect(failed).toHaveLength(1)
  expect(failed.join('')).not.toMatch(/Siti|127\.0\.0\.1/)
})

test('all forms together hold no more than their share, and what one gives back another has', async () => {
  const { settings, attachments, log } = testWorld(opened.database)
  const spool = createSpool({ settings, attachments, log }, 3 * MB)
  const first = await spool.open()
  const second = await spool.open()
  if (first === null || second === null) throw new Error('there is room')
  expect(await first.write(new Uint8Array(2 * MB))).toBe(true)
  expect(await spool.open()).toBeNull()
  // What goes beyond is closed, and its room is free for the others.
  expect(await second.write(new Uint8Array(2 * MB))).toBe(false)
  expect(spooled(settings.dataDir)).toEqual([2 * MB])
  const third = await spool.open()
  expect(third).not.toBeNull()
  await first.close()
  expect(await third?.write(new Uint8Array(3 * MB))).toBe(true)
  await third?.close()
  expect(spooled(settings.dataDir)).toEqual([])
})

test('what a killed process left is swept away, also while others write', async () => {
  const { settings, attachments, log } = testWorld(opened.database)
  mkdirSync(`${settings.dataDir}/spool`)
  writeFileSync(`${settings.dataDir}/spool/0123456789abcdef`, 'left')
  const spool = createSpool({ settings, attachments, log })
  const writing = (async () => {
    const open = await spool.open()
    await open?.write(new TextEncoder().encode('abc'))
    await wait(0)
    const read = await open?.readAll()
    await open?.close()
    return new TextDecoder().decode(read)
  })()
  await sweepSpool(settings)
  expect(await writing).toBe('abc')
  expect(readdirSync(`${settings.dataDir}/spool`)).toEqual([])
})

import { createHash } from 'node:crypto'
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { openOutboxPage } from './device/open.ts'
import { openProvince, type Province } from './device/province.ts'

// Long because each promise of the outbox has its story here, and all of them share one browser and one province.

/** The real outbox in a real browser, with a province that fails on purpose at an exact moment. */
let browser: Browser
let context: BrowserContext
let province: Province
let page: Page

beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  })
})
afterAll(() => browser.close())
beforeEach(async () => {
  province = await openProvince()
  context = await browser.newContext()
  page = await openOutboxPage(context, province.origin)
})
afterEach(async () => {
  await context.close()
  await province.close()
})

const seal = (body: string, photos: number[] = []) =>
  page.evaluate(([body, photos]) => device.seal(body, photos), [body, photos] as const)
const deliver = () => page.evaluate(() => device.outbox.deliver())
const states = () => page.evaluate(() => device.states())

/** Sealed reports and rows one to one, each inserted once, photos whole, everything here with a state. */
async function expectInvariant(): Promise<void> {
  const here = await states()
  expect(new Set(here.map(({ id }) => id)).size).toBe(here.length)
  expect([...province.rows.keys()].sort()).toEqual(here.map(({ id }) => id as string).sort())
  for (const { id, state, attachments } of here) {
    expect(state.name).toBe('delivered')
    const row = province.rows.get(id)
    expect(row?.inserts).toBe(1)
    expect(row?.photos.size).toBe(attachments.length)
    for (const [name, { bytes }] of row?.photos ?? []) {
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(name)
    }
  }
}

test('[O7] a text with three photos of every awkward size is delivered whole', async () => {
  await seal('Jembatan rusak.', [1, 262_144, 262_145, 700_001])
  await deliver()
  await expectInvariant()
  const [first] = province.requests.filter((line) => !line.includes('/api/keys'))
  expect(first).toMatch(/^PUT /)
})

test('[O3] [O1] what is sealed is there in a new page, and nothing was sent before', async () => {
  province.before = (_, response) => {
    response.destroy()
    return true
  }
  const id = await seal('Lampu jalan mati.')
  await page.close()
  page = await openOutboxPage(context, province.origin)
  expect((await states()).map((one) => one.id)).toEqual([id])
  province.before = () => false
  await page.evaluate(() => device.outbox.sendNow())
  await expectInvariant()
})

test('[O2] a double tap, and the same draft in two tabs, seal one report', async () => {
  const other = await openOutboxPage(context, province.origin)
  const draftId = await page.evaluate(async () => {
    const draft = device.outbox.newDraft('7F3K9Q2M', 'Dermaga')
    await device.outbox.saveDraft({ ...draft, fields: { ...draft.fields, kind: 'complaint', body: 'Sekali saja.' } })
    return draft.id
  })
  const outcomes = await Promise.all(
    [page, page, other, other].map((tab) => tab.evaluate((id) => device.outbox.submit(id), draftId)),
  )
  expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual([
    'already-sealed',
    'already-sealed',
    'already-sealed',
    'sealed',
  ])
  // A form that still shows the old draft cannot bring it back.
  const saved = await other.evaluate(async (id) => {
    const draft = device.outbox.newDraft('7F3K9Q2M', 'Dermaga')
    return device.outbox.saveDraft({ ...draft, id })
  }, draftId)
  expect(saved.outcome).toBe('already-sealed')
  await deliver()
  await expectInvariant()
  expect(province.rows.size).toBe(1)
})

test('[O4] a report that the province cannot take holds up no other', async () => {
  const bad = await seal('Yang ini ditolak.')
  province.before = (request, response) => {
    if (!request.url?.includes(bad)) return false
    response.writeHead(500).end('oops')
    return true
  }
  await seal('Yang ini jalan.')
  await seal('Yang ini juga.', [300_000])
  await deliver()
  const names = Object.fromEntries((await states()).map(({ title, state }) => [title, state.name]))
  expect(names).toEqual({
    'Yang ini ditolak.': 'waiting',
    'Yang ini jalan.': 'delivered',
    'Yang ini juga.': 'delivered',
  })
})

test('[O7] four requests are under way at once, also after rounds that failed', async () => {
  await context.setOffline(true)
  // Each is due again a moment after it failed, so the round goes on and on.
  for (let n = 0; n < 40; n++) await seal(`Laporan ${n}.`, [3_000])
  await context.setOffline(false)
  let [underWay, most] = [0, 0]
  const kinds: string[] = []
  province.before = async (request) => {
    if (!request.url?.startsWith('/api/reports')) return false
    kinds.push(request.method ?? '')
    underWay += 1
    most = Math.max(most, underWay)
    await new Promise((resolve) => setTimeout(resolve, 50))
    underWay -= 1
    return false
  }
  await page.evaluate(() => device.outbox.sendNow())
  await expectInvariant()
  expect(most).toBe(4)
  // Every text before the first photo.
  expect(kinds.lastIndexOf('PUT')).toBeLessThan(kinds.indexOf('PATCH'))
})

test('[O6] a login page can neither deliver nor stop; its redirect is not followed', async () => {
  const answers = [
    (response: Parameters<Province['before']>[1]) =>
      response.writeHead(200, { 'Content-Type': 'text/html' }).end('<p>login'),
    (response: Parameters<Province['before']>[1]) => response.writeHead(302, { Location: '/login' }).end(),
    (response: Parameters<Province['before']>[1]) =>
      response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"ok":true}'),
  ]
  let turn = 0
  province.before = (request, response) => {
    if (request.method === 'PUT') answers[turn++ % 3]?.(response)
    else answers[0]?.(response)
    return true
  }
  await seal('Lewat wifi kafe.', [10])
  for (let round = 0; round < 3; round++) await page.evaluate(() => device.outbox.sendNow())
  const [entry] = await states()
  expect(entry?.state).toMatchObject({ name: 'unclear-answer' })
  if (entry?.state.name === 'unclear-answer') expect(entry.state.count).toBeGreaterThanOrEqual(3)
  expect(province.requests.some((line) => line.includes('/login'))).toBe(false)
  province.before = () => false
  await page.evaluate(() => device.outbox.sendNow())
  await expectInvariant()
})

test('[O5] Retry-After holds the whole origin, and "send now" does not override it', async () => {
  province.before = (_, response) => {
    response.writeHead(503, { 'Retry-After': '3600' }).end()
    return true
  }
  await seal('Nanti dulu.')
  await deliver()
  province.before = () => false
  const before = province.requests.length
  await page.evaluate(() => device.outbox.sendNow())
  expect(province.requests.length).toBe(before)
  expect(await page.evaluate(() => device.outbox.nextWake())).toBeGreaterThan(3_000_000)
})

test('[O5] when the connection may be back, what met no province goes at once, and what the province put off waits', async () => {
  await page.evaluate(() => device.waitLong())
  const answers = new Map<string, (response: Parameters<Province['before']>[1]) => unknown>()
  province.before = (request, response) => {
    const id = request.url?.split('/')[3] ?? ''
    const answer = answers.get(id)
    if (answer === undefined) response.destroy()
    else answer(response)
    return true
  }
  answers.set(await seal('Provinsi sibuk.'), (response) => response.writeHead(500).end())
  answers.set(await seal('Wifi kafe.'), (response) => response.writeHead(200).end('<p>login'))
  await seal('Tidak ada sinyal.')
  for (let round = 0; round < 4; round++) await page.evaluate(() => device.outbox.sendNow())
  expect((await states()).map(({ state }) => state.name)).toEqual(['waiting', 'unclear-answer', 'waiting'])
  province.before = () => false
  await deliver()
  // All of them wait for most of a minute, so what goes now was not simply due.
  expect(province.rows.size).toBe(0)
  await page.evaluate(() => device.outbox.reconnect())
  const byTitle = Object.fromEntries((await states()).map(({ title, state }) => [title, state.name]))
  expect(byTitle).toEqual({ 'Provinsi sibuk.': 'waiting', 'Tidak ada sinyal.': 'delivered', 'Wifi kafe.': 'delivered' })
  await page.evaluate(() => device.outbox.sendNow())
  await expectInvariant()
})

test('[O9] a correction is a report of its own that names and proves the earlier one', async () => {
  const first = await seal('Salah ketik.', [5_000])
  await deliver()
  const second = await page.evaluate(async (id) => {
    const draft = await device.outbox.correct(id)
    if (draft === null) throw new Error('no draft')
    await device.outbox.saveDraft({ ...draft, fields: { ...draft.fields, body: 'Sudah betul.' } })
    const submitted = await device.outbox.submit(draft.id)
    if (submitted.outcome !== 'sealed') throw new Error(submitted.outcome)
    return submitted.entry
  }, first as never)
  expect(second.supersedes).toBe(first)
  await deliver()
  await expectInvariant()
  const line1 = JSON.parse(province.rows.get(second.id)?.bytes.toString().split('\n')[0] ?? '')
  expect(line1.supersedes).toBe(first)
})

test('[O10] requests carry no cookie, and the upload key only where it proves something', async () => {
  await context.addCookies([{ name: 'session', value: 'officer', url: province.origin }])
  const seen: (string | undefined)[] = []
  const keys: (string | undefined)[] = []
  province.before = (request) => {
    seen.push(request.headers.cookie)
    if (request.method === 'PUT') keys.push(request.headers.authorization)
    return false
  }
  await seal('Tanpa nama.', [10])
  await deliver()
  expect(seen.length).toBeGreaterThan(1)
  expect(seen.every((cookie) => cookie === undefined)).toBe(true)
  expect(keys).toEqual([undefined])
})

test('[O11] a province restored from yesterday’s backup gets today’s reports back', async () => {
  await seal('Kemarin.')
  await deliver()
  const backup = new Map(province.rows)
  await seal('Hari ini.', [400_000])
  await deliver()
  province.rows.clear()
  for (const [id, row] of backup) province.rows.set(id, row)
  province.epoch = 2
  await deliver()
  await expectInvariant()
  expect(province.rows.size).toBe(2)
})

test('[O8] a clock ten years off in either direction loses and delays nothing', async () => {
  for (const years of [10, -10]) {
    await page.evaluate(
      (shift) => {
        const real = Date.now.bind(Date)
        Date.now = () => real() + shift
      },
      years * 365 * 86_400_000,
    )
    await seal(`Jam salah ${years}.`, [1_000])
    await deliver()
  }
  await expectInvariant()
})

test('[O2] an answer lost after the commit, at every request, doubles nothing', async () => {
  for (let lost = 0; lost < 6; lost++) {
    let count = 0
    province.after = (_, response) => {
      if (count++ !== lost) return false
      response.destroy()
      return true
    }
    await seal(`Putus di ${lost}.`, [300_000])
    await deliver()
    province.after = () => false
    await page.evaluate(() => device.outbox.sendNow())
  }
  await expectInvariant()
  expect(province.rows.size).toBe(6)
})

test('[O5] carried to another device with a passphrase, both send, once', async () => {
  province.before = (_, response) => {
    response.destroy()
    return true
  }
  await seal('Bawa ke kantor.', [300_000])
  await deliver()
  const file = await page.evaluate(async () => [...(await device.outbox.exportAll('sungai barito'))])
  const second = await browser.newContext()
  try {
    const other = await openOutboxPage(second, province.origin)
    const imported = await other.evaluate(async (bytes) => {
      const file = new Uint8Array(bytes)
      return [
        await device.outbox.importFile(file, null),
        await device.outbox.importFile(file, 'salah'),
        await device.outbox.importFile(file, 'sungai barito'),
      ]
    }, file)
    expect(imported).toEqual([
      { outcome: 'needs-passphrase' },
      { outcome: 'wrong-passphrase' },
      { outcome: 'imported', added: 1, already: 0, damaged: 0 },
    ])
    province.before = () => false
    await Promise.all([page, other].map((tab) => tab.evaluate(() => device.outbox.sendNow())))
    await expectInvariant()
    expect(await other.evaluate(async () => (await device.outbox.entries())[0]?.trackingCode)).toBeNull()
  } finally {
    await second.close()
  }
})

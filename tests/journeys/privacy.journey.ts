import type { Page } from '@playwright/test'
import { openBetween } from '../faults/harness/between.ts'
import { readSymbols } from '../qr/read-picture.ts'
import { photoWithExif } from '../server/pictures/photos.ts'
import { colleague, someAgency } from './desk-colleague.ts'
import { signInAsCoordinator } from './facilities-coordinator.ts'
import { alive } from './form-phone.ts'
import { expect, test } from './harness/test.ts'

/**
 * One whole story of real browsers, a phone's report and one without script, from the poster to the desk; and then
 * everything that anybody could have kept of it: the server's log, every address that was asked for, every answer at
 * the desk, every symbol that was drawn.
 */
const NAME = 'Siti Aminah Binti Rahasia'
const CONTACT = '0811-5550-1234'
const ADDRESS = '203.0.113.77'
const FIRST = 'Petugas loket meminta uang.'
const SECOND = 'Saya diminta membayar lima puluh ribu di belakang gedung.'

test.use({ settings: { TRUST_PROXY: '1' } })

test('no name, contact, tracking code, words or address in log, addresses, desk, feed or symbols', async ({
  browser,
  server,
}) => {
  test.slow()
  const between = await openBetween(server.url)
  const desk = await officeOf(
    await browser.newPage({ baseURL: between.origin, viewport: { width: 1366, height: 768 } }),
    between.origin,
  )
  await signInAsCoordinator(desk.page, server)
  const feed = await listen(desk.page, server.url)
  await desk.page.goto('/dasbor')
  const agency = await someAgency(desk.page)
  const liaison = await officeOf(
    await colleague(desk.page, browser, server, { username: 'penghubung', agency: agency.id }),
    server.url,
  )

  // The poster leads to the form, and says no more than that.
  await desk.page.goto('/fasilitas/poster?ids=dermaga-alabio')
  await desk.page.setViewportSize({ width: 1366, height: 1400 })
  await expect(desk.page.locator('.sheet-picture')).toHaveCount(1)
  const posters = await symbolsOn(desk.page, '.sheet-picture')
  await desk.page.setViewportSize({ width: 1366, height: 768 })
  expect(posters).toHaveLength(2)
  for (const poster of posters) expect(poster).toMatch(new RegExp(`^${server.url.toUpperCase()}/Q/[0-9A-Z]{8}$`))
  const form = new URL(posters[0] ?? '').pathname

  // A phone's report.
  const phone = await browser.newPage({ baseURL: between.origin, extraHTTPHeaders: { 'X-Forwarded-For': ADDRESS } })
  await phone.goto(form)
  await alive(phone)
  const next = phone.locator('.button-main')
  await phone.locator('input[value=complaint]').check()
  await next.click()
  await phone.locator('textarea[name=body]').fill(`${FIRST} ${SECOND}`)
  const photo = { name: `${NAME}.jpg`, mimeType: 'image/jpeg', buffer: await photoWithExif() }
  await phone.locator('input[type=file]').last().setInputFiles(photo)
  await phone.locator('.photos li[data-stage=ready]').waitFor()
  await next.click()
  await phone.locator('details.optional summary').click()
  await phone.locator('input[name=name]').fill(NAME)
  await phone.locator('input[name=contact]').fill(CONTACT)
  await next.click()
  await expect(phone.locator('.receipt')).toHaveAttribute('data-stage', 'received')
  const code = (await phone.locator('.tracking-code').innerText()).replace(/\s/g, '')
  await phone.getByRole('button', { name: 'Tampilkan QR' }).click()
  await phone.locator('.qr-picture').waitFor()
  const symbols = [...(await symbolsOn(phone, 'body'))]
  expect(symbols).toEqual([`${between.origin}/lacak#${code}`])
  await phone.goto('/antrean')
  await phone.locator('.entry').waitFor()
  symbols.push(...(await symbolsOn(phone, 'body')))
  expect(symbols).toHaveLength(1)
  await phone.goto(`/lacak#${code}`)
  await phone.locator('.history').waitFor()

  // And one without script.
  const plain = await browser.newPage({
    baseURL: between.origin,
    javaScriptEnabled: false,
    extraHTTPHeaders: { 'X-Forwarded-For': ADDRESS },
  })
  await plain.goto('/lapor')
  await plain.locator('input[name=kind][value=complaint]').check()
  await plain.locator('textarea[name=body]').fill(`${FIRST} ${SECOND}`)
  await plain.locator('details.optional summary').click()
  await plain.locator('input[name=name]').fill(NAME)
  await plain.locator('input[name=contact]').fill(CONTACT)
  await plain.locator('input[type=file]').last().setInputFiles(photo)
  await plain.locator('form.report button[type=submit]').click()
  await expect(plain.locator('h1')).toHaveText('Laporan diterima provinsi')
  const plainCode = (await plain.locator('.code-large').innerText()).replace(/\s/g, '')
  expect(await symbolsOn(plain, '.proof-code')).toEqual([`${server.url}/lacak#${plainCode}`])
  await plain.getByRole('button', { name: 'Lihat perkembangan' }).click()
  await plain.locator('.history').waitFor()

  // At the desk: both arrive, one is passed on, the liaison reads it, the list is saved.
  await desk.page.goto('/dasbor')
  await expect(desk.page.locator('[data-case]')).toHaveCount(2)
  for (const row of await desk.page.locator('[data-case]').all()) {
    await row.click()
    await expect(desk.page.getByText(SECOND)).toBeVisible()
  }
  await desk.page.getByLabel('Instansi tujuan').selectOption(agency.id)
  await desk.page.getByRole('button', { name: 'Disposisikan' }).click()
  await expect(desk.page.locator('.desk-history')).toContainText('Didisposisi')
  await desk.ask('/api/desk/cases.csv')
  await desk.ask(`/api/desk/cases?q=${encodeURIComponent('lima puluh ribu')}`)
  await liaison.page.reload()
  await liaison.page.locator('[data-case]').click()
  await expect(liaison.page.getByText(SECOND)).toBeVisible()
  await liaison.ask('/api/desk/cases.csv')
  await expect.poll(feed.heard).toContain('"kind":"moved"')
  feed.stop()

  const bare = (tracking: string) => tracking.replace(/^KS-/, '').replaceAll('-', '')
  const codes = [code, plainCode].flatMap((one) => [one, one.replace(/^KS-/, ''), bare(one)])
  const person = [NAME, 'Aminah', CONTACT, ...codes, ADDRESS]
  const answers = [...(await desk.answers()), ...(await liaison.answers())]
  expect(answers.filter((text) => text.includes(SECOND)).length).toBeGreaterThan(1)
  expect(feed.heard()).toContain(FIRST)
  expectWithout(person, [...answers, feed.heard()].join('\n'), 'the desk')
  // What runs past everybody's eyes is the title; who wants the rest opens the case.
  expectWithout([SECOND], feed.heard(), 'the feed')

  expect(between.requests.length).toBeGreaterThan(40)
  expect(between.requests.some((request) => request.startsWith('PUT /api/reports/'))).toBe(true)
  const addresses = between.requests.filter((request) => !request.includes('/api/desk/cases?q=')).join('\n')
  const coded = (secret: string) => [secret, encodeURIComponent(secret), secret.replaceAll(' ', '+')]
  expectWithout([...person, FIRST, SECOND].flatMap(coded), addresses, 'an address')

  const log = JSON.stringify(server.log())
  expect(server.log().filter(({ event }) => event === 'request').length).toBeGreaterThan(40)
  const stored = desk.ids().concat(form.slice(3))
  expect(stored.length).toBeGreaterThan(2)
  expectWithout([...person, FIRST, SECOND, 'lima puluh', ...stored, '127.0.0.1', '::1'], log, 'the log')
  expectWithout([NAME, CONTACT, FIRST], [...posters, ...symbols].join('\n'), 'a symbol')
  await between.close()
})

function expectWithout(secrets: readonly string[], text: string, where: string): void {
  for (const secret of secrets) expect(text.includes(secret), `${secret} in ${where}`).toBe(false)
}

async function symbolsOn(page: Page, selector: string): Promise<readonly string[]> {
  const drawn = page.locator(selector)
  return readSymbols(new Uint8Array(await drawn.screenshot()))
}

/** A page at the desk, with every answer it was given by the province's programs. */
async function officeOf(page: Page, origin: string) {
  const answers: Promise<string>[] = []
  const ids = new Set<string>()
  page.on('response', (response) => {
    const { pathname } = new URL(response.url())
    const id = /^\/api\/desk\/cases\/([^/]+)$/.exec(pathname)?.[1]
    if (id !== undefined) ids.add(id)
    const isFeed = response.headers()['content-type']?.startsWith('text/event-stream') === true
    // A body that the browser let go when the page changed cannot be read any more.
    if (pathname.startsWith('/api/') && !isFeed) answers.push(response.text().catch(() => ''))
  })
  return {
    page,
    ids: () => [...ids],
    answers: () => Promise.all(answers),
    ask: async (path: string) => {
      const answer = await page.request.get(`${origin}${path}`)
      expect(answer.status(), path).toBe(200)
      answers.push(answer.text())
    },
  }
}

/** The live feed of whoever is signed in on `page`, as it comes over the wire. */
async function listen(page: Page, origin: string) {
  const ending = new AbortController()
  const cookies = await page.context().cookies()
  const Cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const answer = await fetch(`${origin}/api/desk/live`, { headers: { Cookie }, signal: ending.signal })
  expect(answer.status).toBe(200)
  let heard = ''
  const reading = (async () => {
    const decoder = new TextDecoder()
    for await (const part of answer.body ?? []) heard += decoder.decode(part, { stream: true })
  })()
  void reading.catch(() => null) // Ended by us.
  return { heard: () => heard, stop: () => ending.abort() }
}

import { workerReady } from './citizen.ts'
import { directoryKept, neighbours } from './directory-phone.ts'
import { signInAsCoordinator } from './facilities-coordinator.ts'
import { complaintsOf } from './form-phone.ts'
import { expect, test } from './harness/test.ts'
import { phoneWithCamera } from './scan-phone.ts'

test('a genuine poster: name, place, since when, and that the province said so', async ({ page, server }) => {
  const [facility] = await neighbours(server)
  const complaints = complaintsOf(page, server.url)
  await page.goto('/periksa')
  await page.locator('#checked-text').fill(`${server.url.toUpperCase()}/Q/${facility.code}`)
  await page.getByRole('button', { name: 'Periksa', exact: true }).click()
  const verdict = page.locator('.verdict')
  await expect(verdict).toContainText('Asli: kode ini dari provinsi')
  await expect(verdict).toContainText(facility.name)
  await expect(verdict.locator('dt')).toContainText([
    'Tempat dipasang',
    'Wilayah',
    'Dijawab oleh',
    'Dipakai sejak',
    'Kode',
  ])
  await expect(verdict).toContainText('Dijawab provinsi baru saja')
  await expect(verdict).toContainText('Alamatnya juga benar')
  await expect(verdict).toBeFocused()
  await page.getByRole('button', { name: 'Periksa yang lain' }).click()
  await expect(page.locator('#checked-text')).toBeFocused()
  // The bare code says nothing about the address.
  await page.locator('#checked-text').fill(facility.code.toLowerCase())
  await page.keyboard.press('Enter')
  await expect(verdict).toContainText('Baru kodenya yang diperiksa')
  await expect(page.locator('main')).toContainText('LAPORPAMAN')
  expect(complaints).toEqual([])
})

test('a withdrawn code says what took its place; one that never was is unknown', async ({ page, server }) => {
  const [facility] = await neighbours(server)
  await signInAsCoordinator(page, server)
  await page.goto('/periksa')
  const withdrawn = await page.evaluate(async (code) => {
    const headers = { 'Content-Type': 'application/json' }
    return (await fetch(`/api/desk/codes/${code}/withdraw`, { method: 'POST', headers, body: '{"replace":true}' })).ok
  }, facility.code)
  expect(withdrawn).toBe(true)
  await page.locator('#checked-text').fill(facility.code)
  await page.keyboard.press('Enter')
  const verdict = page.locator('.verdict')
  await expect(verdict).toContainText('Kode ini sudah ditarik')
  await verdict.getByRole('link', { name: 'Buka formulir kode pengganti' }).click()
  await expect(page.locator('h1')).toHaveText(facility.name)

  await page.goto('/periksa')
  await page.locator('#checked-text').fill('00000000')
  await page.keyboard.press('Enter')
  await expect(verdict).toContainText('Provinsi tidak pernah mengeluarkan kode ini')
})

test('a look-alike is told apart, shown whole with its host in large type, and goes nowhere', async ({
  page,
  server,
}) => {
  const [facility] = await neighbours(server)
  const asked: string[] = []
  page.on('request', (request) => asked.push(`${request.url()} ${request.postData() ?? ''}`))
  await page.goto('/periksa')
  const { host } = new URL(server.url)
  for (const [address, shown, why] of [
    [`http://${host}@jahat.example/q/${facility.code}`, 'jahat.example', 'di depan tanda @'],
    [`https://${host}/q/${facility.code}`, host, 'sambungannya bukan yang kami cetak'],
    [`http://localhost.jahat.example/q/${facility.code}`, 'localhost.jahat.example', 'milik orang lain'],
  ] as const) {
    await page.locator('#checked-text').fill(address)
    await page.keyboard.press('Enter')
    const verdict = page.locator('.verdict')
    await expect(verdict).toContainText('Menyerupai alamat kami, tetapi bukan')
    await expect(verdict).toContainText(why)
    await expect(verdict.locator('.shown-host').first()).toHaveText(shown)
    await expect(verdict.locator('.shown-address')).toHaveText(address)
    await expect(verdict.getByRole('link')).toHaveCount(0)
    await page.getByRole('button', { name: 'Periksa yang lain' }).click()
  }
  expect(asked.filter((line) => line.includes('jahat'))).toEqual([])
  await expect(page).toHaveURL(/\/periksa$/)
})

test('offline: a neighbour of a scanned code is known, another code cannot be told, and both say so', async ({
  page,
  context,
  server,
}) => {
  const [opened, never] = await neighbours(server)
  await page.goto(`/q/${opened.code}`)
  await workerReady(page)
  await directoryKept(page)
  await context.setOffline(true)
  await page.goto('/periksa')
  await page.locator('#checked-text').fill(never.code)
  await page.keyboard.press('Enter')
  const verdict = page.locator('.verdict')
  await expect(verdict).toContainText(never.name)
  await expect(verdict).toContainText('Menurut daftar di HP ini')
  await page.getByRole('button', { name: 'Periksa yang lain' }).click()
  await page.locator('#checked-text').fill('00000000')
  await page.keyboard.press('Enter')
  await expect(verdict).toContainText('Belum bisa dipastikan')
})

test('the camera of this screen opens only when it is asked for', async ({ server }) => {
  const phone = await phoneWithCamera(server, 'https://jahat.example/q/1')
  try {
    const page = phone.device.page()
    await page.goto('/periksa')
    await expect(page.locator('#checked-text')).toBeVisible()
    await expect(page.locator('video')).toHaveCount(0)
    await page.getByRole('button', { name: 'Pindai dengan kamera' }).click()
    await expect(page.locator('.verdict')).toContainText('Bukan alamat kami')
    await expect(page.locator('video')).toHaveCount(0)
  } finally {
    await phone.dispose()
  }
})

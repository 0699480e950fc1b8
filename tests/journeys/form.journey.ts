import { alive, codeOf, complaintsOf, stored, WORDS } from './form-phone.ts'
import { expect, test } from './harness/test.ts'

test('three decisions and the report is sealed, with its tracking code on the screen', async ({ page, server }) => {
  const complaints = complaintsOf(page, server.url)
  await page.goto(`/q/${await codeOf(server)}`)
  await alive(page)
  await page.getByText('Pengaduan', { exact: true }).click()
  await page.getByRole('button', { name: 'Lanjut' }).click()
  await page.getByLabel('Tulis dengan bahasa Anda sendiri').fill(WORDS)
  await page.getByRole('button', { name: 'Lanjut' }).click()
  await expect(page.getByRole('heading', { name: 'Periksa dan kirim' })).toBeFocused()
  await expect(page.locator('.summary')).toContainText(WORDS)
  await page.getByRole('button', { name: 'Kirim laporan' }).click()
  await expect(page.locator('.tracking-code')).toContainText('KS-')
  const { drafts, reports } = await stored(page)
  expect(drafts).toHaveLength(0)
  expect(reports).toHaveLength(1)
  expect(complaints).toEqual([])
})

test('[fault 30] a double tap and Enter seal one report', async ({ page, server }) => {
  await page.goto(`/q/${await codeOf(server)}`)
  await alive(page)
  await page.getByText('Pengaduan', { exact: true }).click()
  await page.getByRole('button', { name: 'Lanjut' }).click()
  await page.locator('textarea').fill(WORDS)
  await page.getByRole('button', { name: 'Lanjut' }).click()
  await page.evaluate(() => {
    const button = document.querySelector<HTMLButtonElement>('.button-main')
    button?.click()
    button?.form?.requestSubmit()
    button?.click()
  })
  await expect(page.locator('.tracking-code')).toBeVisible()
  expect((await stored(page)).reports).toHaveLength(1)
})

test('readable and fillable with no further request; what was typed before the script is kept', async ({
  page,
  server,
}) => {
  const asked: string[] = []
  let letGo = () => {}
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  await page.route('**/*', async (route) => {
    const { pathname } = new URL(route.request().url())
    if (!pathname.startsWith('/q/')) {
      asked.push(pathname)
      await held
    }
    await route.continue()
  })
  await page.goto(`/q/${await codeOf(server)}`, { waitUntil: 'commit' })
  await page.getByText('Aspirasi', { exact: true }).click()
  const text = page.locator('textarea')
  await text.fill(WORDS)
  await page.locator('summary').click()
  await page.getByLabel('Nama', { exact: true }).fill('Siti')
  await page.getByLabel('Anonim').check()
  await text.focus()
  await text.evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(5, 5))
  await expect(page.getByRole('button', { name: 'Kirim laporan' })).toBeVisible()
  const before = [...asked]
  letGo()
  await alive(page)
  await expect(text).toHaveValue(WORDS)
  await expect(text).toBeFocused()
  expect(await text.evaluate((area: HTMLTextAreaElement) => area.selectionStart)).toBe(5)
  await page.getByRole('button', { name: 'Lanjut' }).click()
  await expect(page.locator('.summary')).toContainText('Aspirasi')
  await expect(page.locator('input[name=name]')).toHaveValue('Siti')
  await expect(page.locator('input[name=anonymous]')).toBeChecked()
  expect(
    before.every(
      (path) =>
        path.startsWith('/assets/') ||
        path.startsWith('/manifest') ||
        path.startsWith('/icon') ||
        path === '/favicon.ico',
    ),
  ).toBe(true)
})

test('a draft outlives the browser, and the two-tab rules keep both tabs’ words', async ({ device, server }) => {
  const code = await codeOf(server)
  await device.page().goto(`/q/${code}`)
  await alive(device.page())
  await device.page().getByText('Pengaduan', { exact: true }).click()
  await device.page().getByRole('button', { name: 'Lanjut' }).click()
  await device.page().locator('textarea').fill(WORDS)
  await expect(device.page().getByText('Tersimpan di HP ini')).toBeVisible()
  await device.kill()
  await device.reopen()
  await device.page().goto(`/q/${code}`)
  await alive(device.page())
  await expect(device.page().locator('textarea')).toHaveValue(WORDS)
  await expect(device.page().getByText('dipulihkan')).toBeVisible()

  const second = await device.context().newPage()
  await second.goto(`/q/${code}`)
  await alive(second)
  for (const page of [device.page(), second])
    await page.getByRole('button', { name: 'Ubah: Apa yang terjadi?' }).click()
  await device.page().locator('textarea').fill(`${WORDS} Dari tab pertama.`)
  await expect(device.page().getByText('Tersimpan di HP ini')).toBeVisible()
  await second.locator('textarea').fill(`${WORDS} Dari tab kedua.`)
  await expect.poll(async () => (await stored(second)).drafts[0]?.fields.body).toContain('Dari tab kedua.')
  const { drafts } = await stored(second)
  expect(drafts).toHaveLength(1)
  expect(drafts[0]?.fields.body).toContain('Dari tab pertama.')
})

test('[O3] a save that was under way while somebody typed on is not called saved', async ({ page, server }) => {
  await page.goto(`/q/${await codeOf(server)}`)
  await alive(page)
  await page.getByText('Pengaduan', { exact: true }).click()
  await page.getByRole('button', { name: 'Lanjut' }).click()
  await page.locator('textarea').fill('Lampu')
  await expect.poll(async () => (await stored(page)).drafts[0]?.fields.body).toBe('Lampu')
  // Whoever wants to write waits until the store is let go; what was stored is compared with the form whenever the form says "saved".
  await page.evaluate(async () => {
    const world = globalThis as unknown as { busy: boolean; saidTooEarly: boolean }
    Object.assign(world, { busy: true, saidTooEarly: false })
    let last = 'Lampu'
    const put = IDBObjectStore.prototype.put
    IDBObjectStore.prototype.put = function (...given: Parameters<typeof put>) {
      const { body } = (given[0] as { fields?: { body: string } }).fields ?? {}
      if (body !== undefined) this.transaction.addEventListener('complete', () => (last = body))
      return put.apply(this, given)
    }
    const compare = () => {
      const says = document.body.innerText.includes('Tersimpan di HP ini')
      if (says && document.querySelector('textarea')?.value !== last) world.saidTooEarly = true
    }
    // The program may hear of a commit before this test does.
    new MutationObserver(() => setTimeout(compare)).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    })
    const opening = indexedDB.open('lapor-outbox')
    await new Promise((resolve) => opening.addEventListener('success', resolve))
    const drafts = opening.result.transaction('drafts', 'readonly').objectStore('drafts')
    const hold = () => {
      if (world.busy) drafts.count().onsuccess = hold
    }
    hold()
  })
  await page.locator('textarea').fill('Lampu di ruang')
  await page.waitForTimeout(1_500)
  await page.locator('textarea').fill('Lampu di ruang tunggu')
  await page.evaluate(() => Object.assign(globalThis, { busy: false }))
  await expect.poll(async () => (await stored(page)).drafts[0]?.fields.body).toBe('Lampu di ruang tunggu')
  await expect(page.getByText('Tersimpan di HP ini')).toBeVisible()
  expect(await page.evaluate(() => (globalThis as unknown as { saidTooEarly: boolean }).saidTooEarly)).toBe(false)
})

test('a draft sealed in one tab is not sealed again in the other', async ({ device, server }) => {
  const code = await codeOf(server)
  const first = device.page()
  await first.goto(`/q/${code}`)
  await alive(first)
  await first.getByText('Pengaduan', { exact: true }).click()
  await first.getByRole('button', { name: 'Lanjut' }).click()
  await first.locator('textarea').fill(WORDS)
  await expect(first.getByText('Tersimpan di HP ini')).toBeVisible()
  const second = await device.context().newPage()
  await second.goto(`/q/${code}`)
  await alive(second)
  for (const page of [second, first]) {
    const next = page.getByRole('button', { name: 'Lanjut' })
    if (await next.isVisible()) await next.click()
    await page.getByRole('button', { name: 'Kirim laporan' }).click()
    await expect(page.locator('.tracking-code')).toBeVisible()
  }
  await expect(first.getByText('sudah disimpan dari tab lain')).toBeVisible()
  expect((await stored(first)).reports).toHaveLength(1)
})

test('the back button goes from question to question, and wrong fields are led to', async ({ page, server }) => {
  await page.goto(`/q/${await codeOf(server)}`)
  await alive(page)
  await page.getByText('Pengaduan', { exact: true }).click()
  await page.getByRole('button', { name: 'Lanjut' }).click()
  await page.getByRole('button', { name: 'Lanjut' }).click()
  await page.getByRole('button', { name: 'Kirim laporan' }).click()
  await expect(page.getByRole('alert')).toContainText('Semua isian Anda masih ada')
  await expect(page.locator('textarea')).toBeFocused()
  await page.locator('textarea').fill(WORDS)
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'Periksa dan kirim' })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'Apa yang terjadi?' })).toBeFocused()
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'Apa yang ingin Anda sampaikan?' })).toBeVisible()
  await expect(page.locator('input[value=complaint]')).toBeChecked()
})

test('the whole way by keyboard', async ({ page, server }) => {
  await page.goto(`/q/${await codeOf(server)}`)
  await alive(page)
  await page.locator('input[value=complaint]').focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Apa yang terjadi?' })).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.locator('textarea')).toBeFocused()
  await page.keyboard.type(WORDS)
  for (let presses = 0; presses < 8; presses++) {
    await page.keyboard.press('Tab')
    if (await page.locator('.button-main').evaluate((button) => button === document.activeElement)) break
  }
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Periksa dan kirim' })).toBeFocused()
  await page.locator('.button-main').focus()
  await page.keyboard.press('Enter')
  await expect(page.locator('.tracking-code')).toBeVisible()
  await expect(page.locator('main h1')).toBeFocused()
})

test('a general report: regency, district, village, and the position by GPS', async ({ page, context }) => {
  await context.grantPermissions(['geolocation'])
  await context.setGeolocation({ latitude: -3.32, longitude: 114.59, accuracy: 12 })
  await page.goto('/lapor')
  await alive(page)
  await page.getByText('Permintaan informasi', { exact: true }).click()
  await page.getByRole('button', { name: 'Lanjut' }).click()
  await page.locator('textarea').fill(WORDS)
  await page.getByRole('button', { name: 'Lanjut' }).click()
  await page.getByLabel('Kabupaten atau kota').selectOption('63.71')
  await page.getByLabel('Kecamatan').selectOption({ index: 1 })
  await page.getByLabel('Desa atau kelurahan').selectOption({ index: 1 })
  await page.getByRole('button', { name: 'Pakai lokasi saya' }).click()
  await expect(page.getByText('ketelitian ±12 m')).toBeVisible()
  await page.getByRole('button', { name: 'Lanjut' }).click()
  await expect(page.locator('.summary')).toContainText('Banjarmasin')
  await page.reload()
  await alive(page)
  await page.getByRole('button', { name: 'Ubah: Di mana?' }).click()
  await expect(page.getByLabel('Desa atau kelurahan')).toHaveValue(/^63\.71\.\d\d\.\d{4}$/)
})

test('characters are counted when they run short, and nothing is cut', async ({ page }) => {
  await page.goto('/lapor')
  await alive(page)
  await page.getByText('Pengaduan', { exact: true }).click()
  await page.getByRole('button', { name: 'Lanjut' }).click()
  await page.locator('textarea').fill('a'.repeat(9_900))
  await expect(page.getByText('Sisa 100 huruf')).toBeVisible()
  await page.locator('textarea').fill('a'.repeat(10_005))
  await expect(page.getByText('Lebih 5 huruf')).toBeVisible()
})

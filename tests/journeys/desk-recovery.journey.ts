import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { linkIn, recoverAccount } from './desk-operator.ts'
import { signInAsCoordinator } from './facilities-coordinator.ts'
import { expect, test } from './harness/test.ts'

test.use({ viewport: { width: 1366, height: 768 } })

test('a lone coordinator who forgot the password comes back by the operator’s link, which opens once', async ({
  page,
  server,
  browser,
}) => {
  await signInAsCoordinator(page, server)
  await page.goto('/dasbor')
  await expect(page.getByText('Langsung: tersambung')).toBeVisible()

  expect(recoverAccount(server, 'siapa').stderr).toContain('Coordinators here: koordinator.')
  const { status, stdout, stderr } = recoverAccount(server)
  expect([status, stderr.replaceAll(/^npm warn.*\n/gm, '')]).toEqual([0, ''])
  expect(stdout).toContain('A new password for koordinator')
  const link = linkIn(stdout)
  const token = link.split('#')[1] ?? ''
  expect(token).toMatch(/^[\w-]{43}$/)

  const context = await browser.newContext({ locale: 'id-ID', viewport: { width: 360, height: 740 } })
  const other = await context.newPage()
  await other.goto(link)
  await expect(other.getByRole('heading', { level: 1, name: 'Kata sandi baru' })).toBeVisible()
  await expect(other.getByText('Untuk akun Koordinator Uji (koordinator).')).toBeVisible()
  expect(other.url()).not.toContain('#')
  await other.getByLabel('Kata sandi baru').fill('koordinator-uji-2026')
  await other.getByRole('button', { name: 'Simpan dan masuk' }).click()
  await expect(other.getByLabel('Kata sandi baru')).toHaveAccessibleDescription(/memuat nama Anda/)
  await other.getByLabel('Kata sandi baru').fill('sungai-amandit-tenang-sore')
  await other.getByRole('button', { name: 'Simpan dan masuk' }).click()
  await expect(other.getByText('Belum ada laporan')).toBeVisible()

  // Whoever was still signed in stands before the door, and the old password no longer opens it.
  await expect(page.getByText('Sesi Anda berakhir')).toBeVisible()
  await page.getByLabel('Nama pengguna').fill('koordinator')
  await page.getByLabel('Kata sandi').fill('sungai-martapura-pasang-71')
  await page.getByRole('button', { name: 'Masuk' }).click()
  await expect(page.getByText('tidak cocok')).toBeVisible()

  await other.goto(link)
  await expect(other.getByText('Tautan ini tidak berlaku lagi')).toBeVisible()
  for (const written of [JSON.stringify(server.log()), server.printed()]) expect(written).not.toContain(token)
  await context.close()
})

test('a folder that holds no instance is left as it is', async ({ server }) => {
  const dataDir = `${server.dataDir}/mistyped`
  const { status, stderr } = spawnSync('npm', ['run', '--silent', 'recover-account'], {
    env: { ...process.env, DATA_DIR: dataDir },
    encoding: 'utf8',
  })
  expect([status, stderr]).toEqual([1, expect.stringContaining(`DATA_DIR (${dataDir}) holds no instance`)])
  expect(existsSync(dataDir)).toBe(false)
})

import { readFacilityCode } from '../../src/domain/facility-code.ts'
import { formatTrackingCode, trackingCodeFrom } from '../../src/domain/tracking-code.ts'
import { codeAddress } from '../../src/qr/code-address.ts'
import { workerReady } from './citizen.ts'
import { directoryKept, neighbours } from './directory-phone.ts'
import { alive, complaintsOf } from './form-phone.ts'
import { openDevice } from './harness/device.ts'
import type { RunningServer } from './harness/server.ts'
import { expect, test } from './harness/test.ts'
import { phoneWithCamera } from './scan-phone.ts'

// Debian's Chromium has no BarcodeDetector: what reads here is our own reader, from our own origin, in its own worker.

test('a genuine code: place and agency are said before the form opens, and nothing is asked elsewhere', async ({
  server,
}) => {
  const [facility] = await neighbours(server)
  const phone = await phoneWithCamera(server, symbolFor(server, facility.code))
  try {
    const page = phone.device.page()
    const complaints = complaintsOf(page, server.url)
    await page.goto('/pindai')
    expect(await page.evaluate(() => 'BarcodeDetector' in globalThis)).toBe(false)
    const verdict = page.locator('.verdict')
    await expect(verdict).toContainText('Asli: kode ini dari provinsi')
    await expect(verdict).toContainText(facility.name)
    await expect(verdict).toContainText(facility.agency)
    await expect(verdict).toContainText('Dijawab provinsi baru saja')
    await expect(page.locator('video')).toHaveCount(0)
    await expect(page).toHaveURL(/\/pindai$/)
    await verdict.getByRole('link', { name: 'Buka formulir' }).click()
    await alive(page)
    await expect(page.locator('h1')).toHaveText(facility.name)
    expect(complaints).toEqual([])
  } finally {
    await phone.dispose()
  }
})

for (const [kind, words] of [
  ['foreign', 'Bukan alamat kami'],
  ['look-alike', 'Menyerupai alamat kami, tetapi bukan'],
] as const) {
  test(`a ${kind} address is shown as text and never opened`, async ({ server }) => {
    const [facility] = await neighbours(server)
    const host = kind === 'foreign' ? 'jahat.example' : 'localhost.jahat.example'
    const phone = await phoneWithCamera(server, `https://${host}/q/${facility.code}`)
    try {
      const page = phone.device.page()
      const complaints = complaintsOf(page, server.url)
      await page.goto('/pindai')
      const verdict = page.locator('.verdict')
      await expect(verdict).toContainText(words)
      await expect(verdict.locator('.shown-host').first()).toHaveText(host)
      await expect(verdict).toContainText(`https://${host}/q/${facility.code}`)
      expect(await page.locator(`a[href*="${host}"]`).count()).toBe(0)
      await expect(page).toHaveURL(/\/pindai$/)
      await page.getByRole('button', { name: 'Pindai lagi' }).click()
      // The camera looks again, at the same poster.
      await expect(verdict).toContainText(words)
      expect(complaints).toEqual([])
    } finally {
      await phone.dispose()
    }
  })
}

test('a tracking code leads to its case by the fragment, which no server sees', async ({ server }) => {
  const code = formatTrackingCode(trackingCodeFrom(new Uint8Array(10).fill(7)))
  const phone = await phoneWithCamera(server, `${server.url}/lacak#${code}`)
  try {
    const page = phone.device.page()
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.goto('/pindai')
    await page.locator('.verdict').getByRole('link', { name: 'Lihat perkembangannya' }).click()
    await expect(page).toHaveURL(new RegExp(`/lacak#${code}$`))
    await expect(page.locator('main')).toContainText('belum ada di provinsi')
    expect(asked.filter((address) => address.replace(/#.*/, '').includes(code.slice(3, 7)))).toEqual([])
  } finally {
    await phone.dispose()
  }
})

test('offline, after one visit: reader and directory are here, the name is said, the form opens', async ({
  server,
}) => {
  const [opened, never] = await neighbours(server)
  const phone = await phoneWithCamera(server, null)
  const { device } = phone
  try {
    await device.page().goto(`/q/${opened.code}`)
    await workerReady(device.page())
    await directoryKept(device.page())
    await device.page().goto('/pindai')
    await expect(device.page().locator('.viewfinder')).toHaveAttribute('data-reading', 'looking')
    // What the browser's own cache holds may go at any time; only what was kept on purpose counts.
    const devtools = await device.context().newCDPSession(device.page())
    await devtools.send('Network.clearBrowserCache')
    phone.camera.show(symbolFor(server, never.code))
    await device.setOffline(true)
    await device.kill()
    await device.reopen()
    const page = device.page()
    await page.goto('/pindai')
    const verdict = page.locator('.verdict')
    await expect(verdict).toContainText(never.name)
    await expect(verdict).toContainText('Menurut daftar di HP ini')
    await expect(verdict).toContainText('Provinsi belum bisa ditanya')
    await verdict.getByRole('link', { name: 'Buka formulir' }).click()
    await alive(page)
    await expect(page.locator('h1')).toHaveText(never.name)
  } finally {
    await phone.dispose()
  }
})

test('offline and never loaded: the screen says that the reader is missing, and a typed code still works', async ({
  server,
}) => {
  const [facility] = await neighbours(server)
  const phone = await phoneWithCamera(server, symbolFor(server, facility.code))
  const { device } = phone
  try {
    await device.page().goto('/')
    await workerReady(device.page())
    await device.setOffline(true)
    const page = device.page()
    await page.goto('/pindai')
    await expect(page.locator('main')).toContainText('Pembaca kode belum ada di HP ini')
    await page.locator('#facility-code').fill(facility.code)
    await page.getByRole('button', { name: 'Buka formulir' }).click()
    await alive(page)
    await expect(page.locator('h1')).toContainText(facility.code.slice(0, 4))
    await device.setOffline(false)
    await page.goto('/pindai')
    await expect(page.locator('.verdict')).toContainText(facility.name)
  } finally {
    await phone.dispose()
  }
})

test('a camera that is not allowed is said in words; the name finds the facility all the same', async ({ server }) => {
  const [facility] = await neighbours(server)
  const phone = await phoneWithCamera(server, null, false)
  try {
    const page = phone.device.page()
    await page.goto(`/q/${facility.code}`)
    await workerReady(page)
    await directoryKept(page)
    await page.goto('/pindai')
    await expect(page.locator('main')).toContainText('Kamera belum diizinkan')
    await expect(page.getByRole('button', { name: 'Coba lagi' })).toBeVisible()
    await page.locator('#facility-name').fill(facility.name.split(' ').slice(-1).join())
    await page.getByRole('link', { name: facility.name, exact: true }).click()
    await alive(page)
    await expect(page.locator('h1')).toHaveText(facility.name)
  } finally {
    await phone.dispose()
  }
})

test('on plain http, where no page gets a camera, the screen says so and a typed code leads to its form', async ({
  server,
}) => {
  const [facility] = await neighbours(server)
  // A name that is no `localhost`: to the browser this is an insecure origin.
  const args = ['--no-sandbox', '--host-resolver-rules=MAP lapor.test 127.0.0.1']
  const device = await openDevice({ baseURL: server.url.replace('localhost', 'lapor.test'), args })
  try {
    const page = device.page()
    await page.goto('/pindai')
    await expect(page.locator('main')).toContainText('Kamera tidak bisa dipakai di sini')
    await page.locator('#facility-code').fill(facility.code)
    await page.keyboard.press('Enter')
    await expect(page.locator('h1')).toHaveText(facility.name)
    await page.goto('/periksa')
    await page.locator('#checked-text').fill(facility.code)
    await page.keyboard.press('Enter')
    await expect(page.locator('.verdict')).toContainText('Asli: kode ini dari provinsi')
  } finally {
    await device.dispose()
  }
})

test('without a lamp there is no button for one; with one it can be switched', async ({ server }) => {
  const phone = await phoneWithCamera(server, null)
  try {
    const page = phone.device.page()
    await page.goto('/pindai')
    await expect(page.locator('.viewfinder')).toHaveAttribute('data-reading', 'looking')
    await expect(page.getByRole('button', { name: /senter/ })).toHaveCount(0)
    // No camera here has a lamp: the phone's answer is replaced, and what is asked of it is kept.
    await page.addInitScript(() => {
      MediaStreamTrack.prototype.getCapabilities = () => ({ torch: true }) as MediaTrackCapabilities
      MediaStreamTrack.prototype.applyConstraints = async (constraints) => {
        Reflect.set(globalThis, 'asked', JSON.stringify(constraints))
      }
    })
    await page.reload()
    const lamp = page.getByRole('button', { name: 'Nyalakan senter' })
    await lamp.click()
    await expect(page.getByRole('button', { name: 'Matikan senter' })).toHaveAttribute('aria-pressed', 'true')
    expect(await page.evaluate(() => Reflect.get(globalThis, 'asked'))).toBe('{"advanced":[{"torch":true}]}')
  } finally {
    await phone.dispose()
  }
})

test('the camera stops when the page is hidden or left, and starts again', async ({ server }) => {
  const phone = await phoneWithCamera(server, null)
  try {
    const page = phone.device.page()
    await page.addInitScript(() => {
      const tracks: MediaStreamTrack[] = []
      Reflect.set(globalThis, 'running', () => tracks.filter(({ readyState }) => readyState === 'live').length)
      const open = MediaDevices.prototype.getUserMedia
      MediaDevices.prototype.getUserMedia = async function (wanted) {
        const stream = await open.call(this, wanted)
        tracks.push(...stream.getTracks())
        return stream
      }
    })
    const running = () => page.evaluate(() => (Reflect.get(globalThis, 'running') as () => number)())
    const turn = (state: 'hidden' | 'visible') =>
      page.evaluate((next) => {
        Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => next })
        document.dispatchEvent(new Event('visibilitychange'))
      }, state)
    await page.goto('/pindai')
    await expect.poll(running).toBe(1)
    await turn('hidden')
    await expect.poll(running).toBe(0)
    await turn('visible')
    await expect.poll(running).toBe(1)
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })))
    await expect.poll(running).toBe(0)
  } finally {
    await phone.dispose()
  }
})

test('where the browser reads codes by itself, ours is not even loaded; when that one fails, ours reads', async ({
  server,
}) => {
  const [facility] = await neighbours(server)
  const phone = await phoneWithCamera(server, symbolFor(server, facility.code))
  try {
    const page = phone.device.page()
    const loaded: string[] = []
    page.on('request', (request) => loaded.push(request.url()))
    // The phone's own reader is a third party, and this machine has none.
    await page.addInitScript(
      (text) => {
        class BarcodeDetector {
          static getSupportedFormats = async () => ['qr_code']
          detect = async () => {
            if (localStorage.getItem('broken') !== null) throw new DOMException('no service', 'NotSupportedError')
            return [{ rawValue: text }]
          }
        }
        Reflect.set(globalThis, 'BarcodeDetector', BarcodeDetector)
      },
      symbolFor(server, facility.code),
    )
    await page.goto('/pindai')
    await expect(page.locator('.verdict')).toContainText(facility.name)
    expect(loaded.filter((address) => address.includes('decode-worker'))).toEqual([])
    await page.evaluate(() => localStorage.setItem('broken', 'yes'))
    await page.reload()
    await expect(page.locator('.verdict')).toContainText(facility.name)
    expect(loaded.filter((address) => address.includes('decode-worker'))).not.toEqual([])
  } finally {
    await phone.dispose()
  }
})

function symbolFor(server: RunningServer, code: string): string {
  const read = readFacilityCode(code)
  if (read.outcome !== 'code') throw new Error(`${code} is no code`)
  return codeAddress(server.url, read.code)
}

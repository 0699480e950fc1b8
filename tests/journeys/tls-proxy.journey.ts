import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { resolve } from 'node:path'
import { sealReport, workerReady } from './citizen.ts'
import { alive } from './form-phone.ts'
import { openDevice } from './harness/device.ts'
import { type RunningServer, startServer } from './harness/server.ts'
import { test as base, expect } from './harness/test.ts'

/** The trial on a table as the README tells it: the server behind `scripts/tls-proxy.mjs`, with its own certificate. */
const ROOT = resolve(import.meta.dirname, '../..')

type Trial = { readonly server: RunningServer; readonly origin: string; readonly trusting: string }

const test = base.extend<{ readonly trial: Trial }>({
  trial: async ({ browserName: _ }, use) => {
    const port = await freePort()
    const origin = `https://localhost:${port}`
    const server = await startServer({ PUBLIC_URL: origin, TRUST_PROXY: '1' })
    const proxy = spawn(
      `${ROOT}/node_modules/.bin/node`,
      [`${ROOT}/scripts/tls-proxy.mjs`, String(port), new URL(server.url).port],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    try {
      const said = await saidBy(proxy)
      expect(said).toContain(`https://127.0.0.1:${port} `)
      const trusting = /--ignore-certificate-errors-spki-list=\S+/.exec(said)?.[0] ?? ''
      await use({ server, origin, trusting })
    } finally {
      const ended = once(proxy, 'exit')
      proxy.kill()
      await ended
      await server.dispose()
    }
  },
})

test('with its certificate trusted: strict transport, secure cookies, a worker, a report from seal to receipt', async ({
  trial: { server, origin, trusting },
}) => {
  const device = await openDevice({ baseURL: origin, args: ['--no-sandbox', trusting] })
  try {
    const page = device.page()
    const [facility] = await server.facilities()
    const answer = await page.goto(`/q/${facility?.code}`)
    expect(answer?.status()).toBe(200)
    expect(answer?.headers()['strict-transport-security']).toMatch(/^max-age=\d{8}/)
    await alive(page)
    await workerReady(page)
    await sealReport(page)
    await expect(page.locator('.receipt')).toHaveAttribute('data-stage', 'received')
    await expect(page.locator('[data-verdict]')).toHaveAttribute('data-verdict', 'genuine')

    expect(server.setupLink().startsWith(`${origin}/dasbor/`)).toBe(true)
    const token = server.setupLink().split('#')[1] ?? ''
    const status = await page.evaluate(async (given) => {
      const account = { token: given, username: 'koordinator', name: 'Uji', password: 'sungai-martapura-pasang-71' }
      const headers = { 'Content-Type': 'application/json' }
      const made = await fetch('/api/identity/set-up', { method: 'POST', headers, body: JSON.stringify(account) })
      return made.status
    }, token)
    expect(status).toBe(204)
    const cookies = await device.context().cookies()
    expect(cookies).toHaveLength(1)
    expect(cookies[0]).toMatchObject({ secure: true, httpOnly: true })
    expect(['Strict', 'Lax']).toContain(cookies[0]?.sameSite)
  } finally {
    await device.dispose()
  }
})

test('with its certificate only waved through: the form and the form without script, but no worker', async ({
  trial: { origin },
  browser,
}) => {
  const strict = await browser.newPage({ ignoreHTTPSErrors: false })
  await expect(strict.goto(`${origin}/lapor`)).rejects.toThrow('ERR_CERT_AUTHORITY_INVALID')

  const waved = await browser.newPage({ ignoreHTTPSErrors: true, baseURL: origin })
  await waved.goto('/lapor')
  await alive(waved)
  await sealReport(waved)
  await expect(waved.locator('.receipt')).toHaveAttribute('data-stage', 'received')
  // Behind a warning the browser keeps none; the page has asked for it by now.
  expect(await waved.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0)

  const plain = await browser.newPage({ ignoreHTTPSErrors: true, javaScriptEnabled: false, baseURL: origin })
  await plain.goto('/lapor')
  await plain.locator('input[name=kind][value=complaint]').check()
  await plain.locator('textarea[name=body]').fill('Lampu dermaga mati.')
  await plain.locator('form.report button[type=submit]').click()
  await expect(plain.locator('h1')).toHaveText('Laporan diterima provinsi')
})

/** What it prints until it has said how to start server and browser: then it listens. */
async function saidBy({ stdout }: ChildProcess): Promise<string> {
  let said = ''
  for await (const part of stdout ?? []) {
    said += String(part)
    if (/spki-list=\S+\n/.test(said)) break
  }
  return said
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0)
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}

import { rowsOf } from '../harness/rows.ts'
import { expect, test } from '../harness/test.ts'
import { drive } from './drive.ts'
import { FIREFOX, newProfile, type Running, WEBKIT } from './launch.ts'

/** Fills the real form in and sends it. Tells the tracking code. */
async function seal(): Promise<string> {
  const until = async <T>(look: () => T | null | undefined | false): Promise<T> => {
    for (;;) {
      const found = look()
      if (found) return found
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  await until(() => document.querySelector('form.report-live'))
  const next = () => document.querySelector<HTMLElement>('.button-main')?.click()
  document.querySelector<HTMLInputElement>('input[value=complaint]')?.click()
  next()
  const words = await until(() => document.querySelector<HTMLTextAreaElement>('textarea'))
  words.value = 'Lampu dermaga mati. Sudah tiga malam.'
  words.dispatchEvent(new Event('input', { bubbles: true }))
  const visible = (selector: string) => (document.querySelector<HTMLElement>(selector)?.offsetHeight ?? 0) > 0
  for (let n = 0; n < 6 && !visible('.summary'); n++) {
    next()
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
  next()
  const code = await until(() => document.querySelector('.tracking-code'))
  return code.textContent ?? ''
}

/** Tells when the outbox says that the province has everything. */
async function wait(): Promise<string> {
  for (;;) {
    if (document.querySelector('main')?.textContent?.includes('sudah diterima provinsi')) break
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return `delivered, Background Sync: ${'SyncManager' in window}`
}

for (const { name, start } of [FIREFOX, WEBKIT]) {
  test(`[O1] fault 3: in ${name}: sealed without the province, killed, started again, delivered`, async ({
    between,
    server,
  }) => {
    test.skip(start === null, `${name} is not installed`)
    if (start === null) return
    const profile = newProfile()
    const page = drive(between)
    let browser: Running | null = null
    try {
      page.reachable = false
      const sealed = page.let(seal)
      browser = start(profile.path, `${between.origin}/lapor`)
      expect((await sealed).replace(/\s/g, '')).toMatch(/^KS-(?:[0-9A-Z]{4}-?){4}$/)
      await browser.kill()
      expect(rowsOf(server, 'select id from reports')).toEqual([])

      page.reachable = true
      const delivered = page.let(wait)
      browser = start(profile.path, `${between.origin}/antrean`)
      expect(await delivered).toBe('delivered, Background Sync: false')
      await browser.kill()
      const rows = rowsOf(server, 'select body, count(*) over () n from reports')
      expect(rows.map((row) => ({ ...row }))).toEqual([{ body: 'Lampu dermaga mati. Sudah tiga malam.', n: 1 }])
      expect(rowsOf(server, 'select id from cases')).toHaveLength(1)
    } finally {
      await browser?.kill()
      profile.remove()
    }
  })
}

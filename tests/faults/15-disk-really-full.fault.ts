import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import type { Page } from '@playwright/test'
import { type Device, openDevice } from '../journeys/harness/device.ts'
import { openOutboxPage } from '../outbox/device/open.ts'
import { expectInvariant, sendAll } from './harness/invariant.ts'
import { expect, test } from './harness/test.ts'

const SIZE = 220 * 1024 * 1024
const cache = `${tmpdir()}/lapor-no-cache`
const options = { args: ['--no-sandbox', `--disk-cache-dir=${cache}`, '--disk-cache-size=1'] }

test('[O1] fault 15: the disk is really full: what is saved is whole, what is not says so, and all of it is delivered', async ({
  between,
  server,
}) => {
  const disk = mkdtempSync(`${tmpdir()}/lapor-disk-`)
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'tmpfs', disk])
  test.skip(mounted.status !== 0, 'a small file system can be mounted by root only')
  let phone: Device | null = null
  try {
    phone = await openDevice(options, disk, (profile) => promise(profile, between.origin))
    let page = await openOutboxPage(phone.context(), between.origin)
    between.follow({ before: (_, response) => response.destroy() !== undefined })
    await page.evaluate(() => device.sealWithSizes('Sebelum penuh.', [300_000]))
    // The ballast is stowed behind the first draft.
    await page.waitForFunction(() =>
      caches
        .has('lapor-ballast')
        .then(async (has) => has && (await (await caches.open('lapor-ballast')).keys()).length > 0),
    )

    fill(disk, 'others', 6_000_000)
    let sealed = 1
    let refusal = ''
    for (let round = 0; round < 40 && refusal === ''; round++) {
      refusal = await sealOne(page, `Ronde ${round}.`)
      if (refusal === '') sealed += 1
    }
    // No space; or the draft is gone, with a store that the browser deleted already.
    expect(refusal).not.toBe('')
    expect(sealed).toBeGreaterThan(1)

    // Others take what is left, again and again, until not even words go in: the store ends in half a record.
    let words = 'saved'
    for (let round = 0; round < 40 && words === 'saved'; round++) {
      fill(disk, `more-${round}`, 0)
      words = await saveWords(page)
    }
    expect(words).not.toBe('saved')

    for (let start = 0; start < 3; start++) {
      await phone.kill()
      rmSync(`${disk}/others`, { force: true })
      await phone.reopen()
      page = await openOutboxPage(phone.context(), between.origin)
      await page.evaluate(() => device.outbox.deliver())
      expect(await page.evaluate(() => device.states())).toHaveLength(sealed)
    }
    between.follow({})
    await sendAll(page)
    await expectInvariant([page], server, sealed)
  } finally {
    await phone?.dispose()
    spawnSync('umount', ['-l', disk])
    rmSync(disk, { recursive: true, force: true })
  }
})

/**
 * What a granted `persist()` leaves in a profile. Without it Chromium empties origins by its own rule when a write meets a
 * full disk: all of an origin's storage at once, if that brings back half of what it misses (a tenth of this small disk).
 */
function promise(profile: string, origin: string): void {
  const exceptions = { durable_storage: { [`${origin},*`]: { setting: 1 } } }
  mkdirSync(`${profile}/Default`, { recursive: true })
  writeFileSync(`${profile}/Default/Preferences`, JSON.stringify({ profile: { content_settings: { exceptions } } }))
}

function fill(disk: string, name: string, leave: number): void {
  const { bavail, bsize } = statfsSync(disk)
  writeFileSync(`${disk}/${name}`, Buffer.alloc(Math.max(0, bavail * bsize - leave)))
}

/** Empty, or why not. */
function sealOne(page: Page, body: string): Promise<string> {
  return page.evaluate(async (body) => {
    try {
      await device.sealWithSizes(body, [1_500_000])
      return ''
    } catch (error) {
      return error instanceof Error ? error.message : 'unknown'
    }
  }, body)
}

/** `saved`, or why not. */
function saveWords(page: Page): Promise<string> {
  return page.evaluate(async () => {
    try {
      const draft = device.outbox.newDraft(null, null)
      const saved = await device.outbox.saveDraft({ ...draft, fields: { ...draft.fields, body: 'kata '.repeat(900) } })
      return saved.outcome
    } catch {
      return 'the store cannot be opened'
    }
  })
}

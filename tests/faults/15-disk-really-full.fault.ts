import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { chromium } from '@playwright/test'
import { openOutboxPage } from '../outbox/device/open.ts'
import { expectInvariant, sendAll } from './harness/invariant.ts'
import { expect, test } from './harness/test.ts'

const SIZE = 220 * 1024 * 1024

test('[O1] fault 15: the disk is really full: what is saved is whole, what is not says so, and all of it is delivered', async ({
  between,
  server,
}) => {
  // Measured in Chromium 156: its store, once a write met a full disk, is closed, and opening it again without room deletes
  // it. The ballast must lie outside that store, and nothing may open it before there is room.
  test.fixme(true, 'broken: Chromium deletes its store when it is opened on a full disk')
  const disk = mkdtempSync(`${tmpdir()}/lapor-disk-`)
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'tmpfs', disk])
  test.skip(mounted.status !== 0, 'a small file system can be mounted by root only')
  try {
    const browser = await chromium.launchPersistentContext(`${disk}/profile`, {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', `--disk-cache-dir=${tmpdir()}/lapor-no-cache`, '--disk-cache-size=1'],
    })
    const page = await openOutboxPage(browser, between.origin)
    between.follow({ before: (_, response) => response.destroy() !== undefined })
    await page.evaluate(() => device.sealWithSizes('Sebelum penuh.', [300_000]))
    // The ballast is stowed behind the first draft.
    await page.waitForTimeout(1_000)

    const { bavail, bsize } = statfsSync(disk)
    writeFileSync(`${disk}/others`, Buffer.alloc(Math.max(0, bavail * bsize - 3_000_000)))
    let sealed = 1
    let refusal = ''
    for (let round = 0; round < 40 && refusal === ''; round++) {
      refusal = await page.evaluate(async (round) => {
        try {
          await device.sealWithSizes(`Ronde ${round}.`, [1_500_000])
          return ''
        } catch (error) {
          return error instanceof Error ? error.message : 'unknown'
        }
      }, round)
      if (refusal === '') sealed += 1
    }
    expect(refusal).toBe('no-space')
    expect(sealed).toBeGreaterThan(1)

    // So full that the browser may not even open its store; with room again it does, in the same page.
    rmSync(`${disk}/others`)
    expect(await page.evaluate(() => device.states())).toHaveLength(sealed)
    between.follow({})
    // The words of the one that did not fit may have been saved before its photo was taken; a photo not made small stays out.
    const kept = await page.evaluate(async () => {
      let count = 0
      for (const { id, photos } of await device.outbox.drafts()) {
        for (const { sha256 } of photos) await device.outbox.removePhoto(id, sha256)
        if ((await device.outbox.submit(id)).outcome === 'sealed') count += 1
      }
      return count
    })
    expect(await page.evaluate(() => device.states())).toHaveLength(sealed + kept)
    await sendAll(page)
    await expectInvariant([page], server, sealed + kept)
    await browser.close()
  } finally {
    spawnSync('umount', ['-l', disk])
    rmSync(disk, { recursive: true, force: true })
  }
})

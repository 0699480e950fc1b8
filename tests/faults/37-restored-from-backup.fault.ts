import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { expectInvariant, sendAll } from './harness/invariant.ts'
import { rowsOf } from './harness/rows.ts'
import { expect, test } from './harness/test.ts'

test('[O11] fault 37: the province is restored from a backup taken before the delivery', async ({ phone, server }) => {
  const backup = mkdtempSync(`${tmpdir()}/lapor-backup-`)
  try {
    await phone.evaluate(() => device.sealWithSizes('Sebelum cadangan.', [300_000]))
    await sendAll(phone)
    await server.stop()
    cpSync(server.dataDir, backup, { recursive: true })
    await server.start()
    await phone.evaluate(() => device.sealWithSizes('Sesudah cadangan.', [300_000, 100_000]))
    await sendAll(phone)
    await expectInvariant([phone], server, 2)

    await server.kill()
    rmSync(server.dataDir, { recursive: true })
    cpSync(backup, server.dataDir, { recursive: true })
    execFileSync('node_modules/.bin/node', ['src/server/restored.ts'], {
      env: { PATH: process.env.PATH, DATA_DIR: server.dataDir },
    })
    await server.start()
    expect(rowsOf(server, 'select id from reports')).toHaveLength(1)
    await phone.evaluate(() => device.outbox.deliver())
    await sendAll(phone)
    await expectInvariant([phone], server, 2)
  } finally {
    rmSync(backup, { recursive: true, force: true })
  }
})

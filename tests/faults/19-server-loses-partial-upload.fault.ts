import { existsSync, readdirSync, rmSync, truncateSync } from 'node:fs'
import { expectInvariant, sendAll } from './harness/invariant.ts'
import { expect, test } from './harness/test.ts'

for (const how of ['deleted', 'cut short'] as const) {
  test(`[O7] fault 19: the province's half of a photo is ${how} while it is down`, async ({
    phone,
    between,
    server,
  }) => {
    let chunks = 0
    between.follow({
      before: (request, response) => request.method === 'PATCH' && ++chunks > 2 && response.destroy() !== undefined,
    })
    const id = await phone.evaluate(() => device.sealWithSizes('Setengah jalan.', [900_000]))
    await expect.poll(() => chunks).toBeGreaterThan(2)
    await server.kill()
    const folder = `${server.dataDir}/attachments/${id.slice(0, 2)}/${id}`
    expect(existsSync(folder)).toBe(true)
    const files = readdirSync(folder)
    expect(files.length).toBeGreaterThan(0)
    for (const file of files) {
      if (how === 'deleted') rmSync(`${folder}/${file}`)
      else truncateSync(`${folder}/${file}`, 1_000)
    }
    await server.start()
    between.follow({})
    await sendAll(phone)
    await expectInvariant([phone], server, 1)
  })
}

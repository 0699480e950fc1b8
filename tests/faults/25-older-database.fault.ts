import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { openOutboxPage } from '../outbox/device/open.ts'
import { expectInvariant, sendAll } from './harness/invariant.ts'
import { dumpDatabase, restoreDatabase, type StoredDatabase } from './harness/stored-database.ts'
import { expect, test } from './harness/test.ts'

/**
 * A database of every schema that was ever released, with reports waiting in it. Kept from now on: a release with a new
 * step in `src/outbox/database.ts` adds one, made by `MAKE_FIXTURE=1 npm run journeys -- tests/faults/25`.
 */
const FIXTURES = resolve(import.meta.dirname, 'fixtures')
const files = existsSync(FIXTURES) ? readdirSync(FIXTURES).filter((name) => name.startsWith('outbox-')) : []

for (const file of files) {
  test(`[O1] fault 25: reports that wait in a database of an older build are delivered: ${file}`, async ({
    context,
    between,
    server,
  }) => {
    const stored = JSON.parse(readFileSync(`${FIXTURES}/${file}`, 'utf8')) as StoredDatabase
    const chunks = stored.stores.find(({ name }) => name === 'chunks')
    // Cut out of the fixture: it was eight megabytes of noise.
    for (const index of [0, 31]) chunks?.rows.push({ key: ['ballast', index], value: { $buffer: 'AAAA' } })
    await context.route(`${between.origin}/empty`, (route) => route.fulfill({ contentType: 'text/html', body: '' }))
    const old = await context.newPage()
    await old.goto(`${between.origin}/empty`)
    await restoreDatabase(old, stored)
    const phone = await openOutboxPage(context, between.origin)
    expect((await phone.evaluate(() => device.outbox.drafts())).map(({ fields }) => fields.body)).toEqual([
      'Belum selesai ditulis.',
    ])
    await sendAll(phone)
    await expectInvariant([phone], server, 2)
    const names = (await dumpDatabase(phone)).stores.find(({ name }) => name === 'chunks')?.rows.map(({ key }) => key)
    expect(JSON.stringify(names)).not.toContain('ballast')
  })
}

test('fault 25: every released schema has its database', async ({ phone, between }) => {
  between.follow({ before: (_, response) => response.destroy() !== undefined })
  await phone.evaluate(async () => {
    await device.sealWithSizes('Menunggu dengan foto.', [20_000])
    await device.sealWithSizes('Menunggu.', [])
    const draft = device.outbox.newDraft('7F3K9Q2M', 'Dermaga')
    const fields = { ...draft.fields, kind: 'complaint' as const, body: 'Belum selesai ditulis.' }
    await device.outbox.saveDraft({ ...draft, fields })
  })
  await expect
    .poll(async () => (await phone.evaluate(() => device.states())).map(({ state }) => state.name))
    .toEqual(['waiting', 'waiting'])
  const present = await dumpDatabase(phone)
  const name = `outbox-${present.version}.json`
  if (process.env.MAKE_FIXTURE !== undefined) writeFileSync(`${FIXTURES}/${name}`, `${JSON.stringify(present)}\n`)
  expect(files).toEqual(Array.from({ length: present.version }, (_, index) => `outbox-${index + 1}.json`))
  // A schema that was released does not change: another one is another version.
  const kept = JSON.parse(readFileSync(`${FIXTURES}/${name}`, 'utf8')) as StoredDatabase
  const shapeOf = ({ stores }: StoredDatabase) => stores.map(({ rows: _, ...shape }) => shape)
  expect(shapeOf(present)).toEqual(shapeOf(kept))
})

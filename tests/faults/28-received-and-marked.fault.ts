import { DatabaseSync } from 'node:sqlite'
import { expectInvariant, sendAll } from './harness/invariant.ts'
import { rowsOf } from './harness/rows.ts'
import { expect, test } from './harness/test.ts'

test('[O1] fault 28: a withdrawn code, an unknown one and a day to come are received, and marked', async ({
  phone,
  server,
}) => {
  const [facility] = await server.facilities()
  if (facility === undefined) throw new Error('no example facility')
  const database = new DatabaseSync(`${server.dataDir}/lapor.sqlite`)
  database.prepare('update codes set withdrawn_at = 1 where code = ?').run(facility.code)
  database.close()
  await phone.evaluate(async (withdrawn) => {
    for (const [body, code, occurredOn] of [
      ['Kode ditarik.', withdrawn, ''],
      ['Kode tidak dikenal.', '0000000Z', ''],
      ['Besok terjadi.', null, '2999-01-01'],
    ] as const) {
      const draft = device.outbox.newDraft(code, null)
      await device.outbox.saveDraft({ ...draft, fields: { ...draft.fields, kind: 'complaint', body, occurredOn } })
      const submitted = await device.outbox.submit(draft.id)
      if (submitted.outcome !== 'sealed') throw new Error(`${body} ${submitted.outcome}`)
    }
  }, facility.code)
  await sendAll(phone)
  const doubts = rowsOf(server, 'select body, doubts from reports order by body')
  expect(doubts.map(({ body }) => body)).toEqual(['Besok terjadi.', 'Kode ditarik.', 'Kode tidak dikenal.'])
  for (const { body, doubts: marks } of doubts) {
    expect(JSON.parse(String(marks)).length, String(body)).toBeGreaterThan(0)
  }
  await expectInvariant([phone], server, 3)
})

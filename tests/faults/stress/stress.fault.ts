import { expect, test } from '@playwright/test'
import { press, type Stress } from './stress.ts'

const SHAPES: readonly Stress[] = [
  { engine: 'SQLite', clients: 8, reports: 12, kills: 5 },
  { engine: 'PostgreSQL', clients: 8, reports: 12, kills: 6 },
  { engine: 'PostgreSQL', clients: 8, reports: 12, kills: 4, servers: 2 },
]

for (const shape of SHAPES) {
  const { engine, clients, reports, servers = 1 } = shape
  const name = `${clients} clients x ${reports} reports on ${engine}, ${servers} server${servers === 1 ? '' : 's'}`

  test(`[O2] under stress: ${name}, killed again and again`, async () => {
    test.setTimeout(180_000)
    const outcome = await press(shape)
    expect(outcome.kills).toBeGreaterThanOrEqual(shape.kills - 1)
    expect(outcome).toMatchObject({
      reports: clients * reports,
      lost: 0,
      doubled: 0,
      photosChanged: 0,
      receiptsInvalid: 0,
      sideEffectsTwice: 0,
    })
  })
}

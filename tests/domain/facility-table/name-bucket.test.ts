import { expect, test } from 'vitest'
import { comparedName, likeness } from '../../../src/domain/facility-table/likeness.ts'
import { NameBucket } from '../../../src/domain/facility-table/name-bucket.ts'
import { AREAS } from './sample.ts'

const VILLAGES = AREAS.flatMap((regency) => regency.parts.flatMap((district) => district.parts)).map(({ name }) => name)

test('of thousands in one area few are compared, and a misspelt name is found all the same', () => {
  const bucket = new NameBucket<{ readonly name: string; readonly compared: ReturnType<typeof comparedName> }>(400)
  const names = Array.from(
    { length: 5_000 },
    (_, at) => `Balai Warga ${VILLAGES[at % 2_000]} ${VILLAGES[(at * 7) % 1_999]}`,
  )
  for (const name of names) bucket.add({ name, compared: comparedName(name) })
  for (let at = 0; at < 5_000; at += 97) {
    const name = names[at] ?? ''
    const misspelt = comparedName(name.replace('Balai', 'Bali'))
    const around = bucket.around(misspelt)
    expect(around.length).toBeLessThanOrEqual(400)
    expect(
      around.some((one) => one.name === name && likeness(misspelt, one.compared) > 0.8),
      name,
    ).toBe(true)
  }
})

test('of few, all are compared: no word needs to begin alike', () => {
  const bucket = new NameBucket<{ readonly compared: ReturnType<typeof comparedName> }>(400)
  for (const name of VILLAGES.slice(0, 400)) bucket.add({ compared: comparedName(name) })
  expect(bucket.around(comparedName('Zzz'))).toHaveLength(400)
})

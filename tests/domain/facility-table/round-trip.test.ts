import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FACILITY_KINDS, PLACEMENT_KINDS } from '../../../src/domain/facility.ts'
import type { FacilityAnswer } from '../../../src/domain/facility-protocol.ts'
import { tableOf } from '../../../src/domain/facility-table/write.ts'
import { AREAS, BOOKS, codeOfNumber, PIER, planTable } from './sample.ts'

/** As a file gives it back: words only. */
const asText = (facilities: readonly FacilityAnswer[]) =>
  tableOf(facilities, BOOKS).map((row) => row.map((value) => (value === null ? '' : String(value))))

const areas = AREAS.flatMap((regency) => [
  { regency: regency.code, district: null, village: null },
  ...regency.parts.flatMap((district) => [
    { regency: regency.code, district: district.code, village: null },
    ...district.parts.map((village) => ({ regency: regency.code, district: district.code, village: village.code })),
  ]),
])

test('every area of the province is written so that it is read as itself', () => {
  for (const area of areas) expect(BOOKS.areas.read(BOOKS.areas.write(area))).toEqual({ outcome: 'found', value: area })
})

const words = fc
  .string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
  .map((text) => text.trim())
  .filter((text) => text !== '')
const orNull = <Value>(some: fc.Arbitrary<Value>) => fc.option(some, { nil: null })

const facilities = fc
  .array(
    fc.record({
      name: words,
      kind: fc.constantFrom(...FACILITY_KINDS),
      agency: fc.constantFrom('dishub', 'dinkes', 'twin-1', 'twin-2', 'dinas-lama'),
      area: fc.constantFrom(...areas),
      address: words,
      river: orNull(words),
      bank: orNull(fc.constantFrom('left' as const, 'right' as const)),
      landmark: orNull(words),
      position: orNull(
        fc.record({
          latitude: fc.double({ min: -90, max: 90, noNaN: true }),
          longitude: fc.double({ min: -180, max: 180, noNaN: true }),
        }),
      ),
      withdrawn: fc.boolean(),
      example: fc.boolean(),
      placements: fc.array(
        fc.record({
          label: fc.oneof(words, fc.constant('Loket')),
          kind: fc.constantFrom(...PLACEMENT_KINDS),
          campaign: fc.constantFrom(null, 'berani'),
          state: fc.constantFrom('active', 'withdrawn', 'none'),
        }),
        { maxLength: 4 },
      ),
    }),
    { maxLength: 6 },
  )
  .map((all) =>
    all.map(
      ({ area, withdrawn, placements, ...facility }, at): FacilityAnswer => ({
        ...PIER,
        ...facility,
        ...area,
        id: `facility-${at}`,
        withdrawnAt: withdrawn ? 1_772_413_200_000 : null,
        placements: placements.map(({ label, kind, campaign, state }, index) => ({
          id: `placement-${at}-${index}`,
          label,
          kind,
          campaign,
          codes:
            state === 'none'
              ? []
              : [
                  {
                    code: codeOfNumber(at * 10 + index),
                    issuedAt: 1,
                    withdrawnAt: state === 'active' ? null : 2,
                    successor: null,
                  },
                ],
        })),
      }),
    ),
  )

test('what goes out and comes back changes nothing', () => {
  fc.assert(
    fc.property(facilities, (all) => {
      const plan = planTable(asText(all), all)
      expect(plan.rows.filter((row) => row.outcome !== 'same')).toEqual([])
      expect(plan.additions).toEqual([])
      expect(plan.edits).toEqual([])
    }),
    { numRuns: 300 },
  )
})

test('what is imported and goes out again is the same table', () => {
  const [head, ...rows] = asText([PIER])
  const blank = rows.map((row) => row.map((value, at) => (head?.[at] === 'id' || head?.[at] === 'kode' ? '' : value)))
  const { additions } = planTable([head ?? [], ...blank], [])
  expect(additions).toEqual([
    {
      row: 2,
      input: {
        name: PIER.name,
        kind: PIER.kind,
        agency: PIER.agency,
        regency: PIER.regency,
        district: PIER.district,
        village: PIER.village,
        address: PIER.address,
        river: PIER.river,
        bank: PIER.bank,
        landmark: PIER.landmark,
        position: PIER.position,
      },
      placements: PIER.placements.map(({ label, kind, campaign }) => ({ label, kind, campaign })),
    },
  ])
})

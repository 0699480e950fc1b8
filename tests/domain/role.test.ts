import { describe, expect, test } from 'vitest'
import { type CaseVisibility, may, maySee, PERMISSIONS, ROLES, reachOf, scopeOf } from '../../src/domain/role.ts'

const coordinator = { role: 'coordinator', agency: null } as const
const liaison = { role: 'liaison', agency: 'dishub' } as const
const homeless = { role: 'liaison', agency: null } as const

const every: readonly CaseVisibility[] = [null, 'dishub', 'pupr'].flatMap((agency) =>
  [false, true].flatMap((supervisory) => [false, true].map((held) => ({ agency, supervisory, held }))),
)

describe('who sees what', () => {
  test('a coordinator sees every case', () => {
    expect(every.filter((subject) => !maySee(coordinator, subject))).toEqual([])
  })

  test('a liaison sees what was disposed to the own agency, and of that nothing supervisory and nothing held', () => {
    expect(every.filter((subject) => maySee(liaison, subject))).toEqual([
      { agency: 'dishub', supervisory: false, held: false },
    ])
  })

  test('a liaison without an agency sees nothing, not even cases without one', () => {
    expect(every.filter((subject) => maySee(homeless, subject))).toEqual([])
    expect(scopeOf(homeless)).toEqual({ agencies: [], supervisory: false, held: false })
  })

  test('whatever an agency is called, its officer sees its cases and no others', () => {
    for (const agency of ['every', 'none', 'null', '']) {
      const officer = { role: 'liaison', agency } as const
      const seen = [...every, { agency, supervisory: false, held: false }].filter((one) => maySee(officer, one))
      expect(seen).toEqual([{ agency, supervisory: false, held: false }])
      expect(maySee(homeless, { agency, supervisory: false, held: false })).toBe(false)
    }
  })
})

test('a manager reaches the own facilities, a coordinator every one, a liaison none', () => {
  const facilities = ['pier', 'market']
  expect(reachOf({ role: 'facility-manager', facilities })).toEqual(facilities)
  expect(reachOf({ role: 'facility-manager', facilities: [] })).toEqual([])
  expect(reachOf({ role: 'coordinator', facilities: [] })).toBe('every')
  expect(reachOf({ role: 'liaison', facilities })).toEqual([])
})

test('a coordinator may everything, a manager look after facilities, a liaison nothing that changes or reveals', () => {
  expect(ROLES).toEqual(['coordinator', 'liaison', 'facility-manager'])
  expect(PERMISSIONS.filter((permission) => !may('coordinator', permission))).toEqual([])
  expect(PERMISSIONS.filter((permission) => may('liaison', permission))).toEqual([])
  expect(PERMISSIONS.filter((permission) => may('facility-manager', permission))).toEqual(['manage-facilities'])
})

import { expect, test } from 'vitest'
import { symbolCost } from '../../src/qr/symbol-cost.ts'

test('a province’s address costs nothing at level Q, and four modules at H', () => {
  expect(symbolCost('https://lapor.kalselprov.go.id', 'Q')).toEqual({ modules: 29, larger: 1 })
  const { modules, larger } = symbolCost('https://lapor.kalselprov.go.id', 'H')
  expect([modules, larger.toFixed(3)]).toEqual([33, '1.108'])
})

test('a longer address costs a larger sheet for the same distance', () => {
  const { modules, larger } = symbolCost('https://lapor-pelayanan-publik.kalimantanselatan.go.id', 'Q')
  expect([modules, larger.toFixed(3)]).toEqual([33, '1.108'])
})

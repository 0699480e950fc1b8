import { expect, test } from 'vitest'
import { judge, type Kept } from '../../../src/app/check/judge.ts'
import type { AskedCode } from '../../../src/app/directory/ask.ts'
import type { CheckedCode } from '../../../src/domain/directory.ts'

const checked: CheckedCode = {
  code: '7F3K9Q2M',
  name: 'Pasar',
  kind: 'market',
  agency: 'Dinas Perdagangan',
  area: { regency: '63.01', district: null, village: null },
  placement: 'Pintu masuk',
  since: 1,
  withdrawnAt: null,
  successor: null,
}
const withdrawn: CheckedCode = { ...checked, withdrawnAt: 5 }
const kept: Kept = { checked, at: 9 }
const found: AskedCode = { outcome: 'found', checked }
const said = (judged: ReturnType<typeof judge>) =>
  'by' in judged ? `${judged.name} by ${judged.by.name}` : judged.name

test.each([
  ['neither has answered', null, null, 'asking'],
  ['the phone knows nothing, the province is asked', 'nothing', null, 'asking'],
  ['the phone knows it, the province is asked', kept, null, 'genuine by phone'],
  ['both know it', kept, found, 'genuine by province'],
  ['only the province knows it', 'nothing', found, 'genuine by province'],
  ['the province was faster than the phone', null, found, 'genuine by province'],
  ['withdrawn since the phone was there', kept, { outcome: 'found', checked: withdrawn }, 'withdrawn by province'],
  ['given out again since', { checked: withdrawn, at: 9 }, found, 'genuine by province'],
  ['offline, withdrawn long ago', { checked: withdrawn, at: 9 }, { outcome: 'no-answer' }, 'withdrawn by phone'],
  ['offline, known here', kept, { outcome: 'no-answer' }, 'genuine by phone'],
  ['offline, known nowhere', 'nothing', { outcome: 'no-answer' }, 'cannot-say'],
  ['offline, and the phone is still looking', null, { outcome: 'no-answer' }, 'asking'],
  ['the province never gave it out', 'nothing', { outcome: 'unknown' }, 'unknown'],
  ['the province does not know what lies here (a removed example)', kept, { outcome: 'unknown' }, 'unknown'],
] as const satisfies readonly (readonly [string, Kept | 'nothing' | null, AskedCode | null, string])[])(
  '%s',
  (_when, phone, province, expected) => {
    expect(said(judge(phone, province))).toBe(expected)
  },
)

test('what the phone says tells as of when, and whether the province may still answer', () => {
  expect(judge(kept, null)).toMatchObject({ by: { at: 9, asking: true } })
  expect(judge(kept, { outcome: 'no-answer' })).toMatchObject({ by: { at: 9, asking: false } })
})

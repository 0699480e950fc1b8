import { expect, test } from 'vitest'
import { afterCorrection, CASE_STATES, mayMove, needsPublicReason } from '../../src/domain/workflow.ts'

const from = (state: (typeof CASE_STATES)[number]) => CASE_STATES.filter((to) => mayMove(state, to))

test('a case goes from received over verified and in progress to answered and closed', () => {
  const way = ['received', 'verified', 'in-progress', 'answered', 'closed'] as const
  for (const [index, state] of way.slice(1).entries()) expect(mayMove(way[index] ?? 'closed', state)).toBe(true)
  expect(mayMove('received', 'answered')).toBe(false)
  expect(mayMove('verified', 'closed')).toBe(false)
  expect(mayMove('in-progress', 'closed')).toBe(false)
})

test('a second disposition is a step; "not fixed" leads back; closed and merged are ends', () => {
  expect(mayMove('verified', 'verified')).toBe(true)
  expect(mayMove('answered', 'in-progress')).toBe(true)
  expect(from('closed')).toEqual([])
  expect(from('merged')).toEqual([])
})

test('nothing returns to received, and what was set aside can be taken up again', () => {
  expect(CASE_STATES.filter((state) => mayMove(state, 'received'))).toEqual([])
  for (const state of ['postponed', 'out-of-authority', 'archived'] as const)
    expect(mayMove(state, 'verified')).toBe(true)
})

test('what sets a case aside needs a reason that the reporter can read', () => {
  expect(CASE_STATES.filter(needsPublicReason)).toEqual(['postponed', 'out-of-authority', 'archived'])
})

test('a corrected report is never closed unread: what had ended is received anew, and nothing else moves', () => {
  for (const state of ['closed', 'out-of-authority', 'archived', 'merged'] as const) {
    expect(afterCorrection(state)).toBe('received')
  }
  for (const state of ['received', 'verified', 'in-progress', 'answered', 'postponed'] as const) {
    expect(afterCorrection(state)).toBe(state)
  }
})

import { expect, test } from 'vitest'
import type { FoundCase } from '../../../src/server/tracking/find-cases.ts'
import { trackedCase } from '../../../src/server/tracking/tracked-case.ts'

const received: FoundCase = {
  number: 'KS-2026-000001',
  receivedAt: 1_000,
  state: 'verified',
  since: 2_000,
  dueAt: 9_000,
  held: false,
  agency: 'Dinas Kesehatan',
  facility: 'Puskesmas Pekauman',
  photos: { stored: 1, missing: 1, refused: 0 },
  steps: [
    { state: 'received', at: 1_000, agency: null, reason: null },
    { state: 'verified', at: 2_000, agency: 'Dinas Kesehatan', reason: null },
  ],
}

test('no case is no answer', () => {
  expect(trackedCase([])).toBeNull()
})

test('one case is shown as it stands', () => {
  expect(trackedCase([received])).toMatchObject({
    number: 'KS-2026-000001',
    state: 'verified',
    agency: 'Dinas Kesehatan',
    history: received.steps,
  })
})

test('a held report looks as any that was received, whatever the desk noted meanwhile', () => {
  expect(trackedCase([{ ...received, held: true }])).toMatchObject({
    state: 'received',
    since: 1_000,
    agency: null,
    history: [{ state: 'received', at: 1_000 }],
  })
})

test('a held report that was put aside says so', () => {
  expect(trackedCase([{ ...received, held: true, state: 'archived' }])?.state).toBe('archived')
})

test('several cases under one code are one view: the last speaks, all are told', () => {
  const second: FoundCase = {
    ...received,
    number: 'KS-2026-000002',
    receivedAt: 1_500,
    state: 'received',
    agency: null,
    photos: { stored: 2, missing: 0, refused: 1 },
    steps: [{ state: 'received', at: 1_500, agency: null, reason: null }],
  }
  const tracked = trackedCase([received, second])
  expect(tracked).toMatchObject({ number: 'KS-2026-000002', state: 'received', receivedAt: 1_000 })
  expect(tracked?.photos).toEqual({ stored: 3, missing: 1, refused: 1 })
  expect(tracked?.history.map((step) => step.at)).toEqual([1_000, 1_500, 2_000])
})

test('a merged case does not speak while another is alive', () => {
  expect(trackedCase([received, { ...received, number: 'KS-2026-000002', state: 'merged' }])?.number).toBe(
    'KS-2026-000001',
  )
})

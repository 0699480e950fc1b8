import { expect, test } from 'vitest'
import { type Ran, runSchedules, schedules } from './run.ts'

test('[fault 38] a seed is a schedule: played twice, everything happens in the same order and ends the same', async () => {
  const play = async () => {
    const ran: Ran[] = []
    await schedules(1, 12, (one) => ran.push(one))
    return ran.sort((a, b) => a.seed - b.seed)
  }
  const first = await play()
  expect(new Set(first.map(({ trace }) => trace)).size).toBe(12)
  expect(await play()).toEqual(first)
}, 120_000)

test('[fault 38] 1,000 random schedules lose nothing and double nothing', async () => {
  // The same ones every time; `npm run faults` plays others.
  const { runs, failed, lost, doubled } = await runSchedules(1_000, 1)
  expect({ runs, failed, lost, doubled }).toEqual({ runs: 1_000, failed: 0, lost: 0, doubled: 0 })
}, 600_000)

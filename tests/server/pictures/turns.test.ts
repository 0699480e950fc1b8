import { expect, test } from 'vitest'
import { createTurns } from '../../../src/server/pictures/turns.ts'

test('never more at once than there are places, and everyone gets a turn, also after a failure', async () => {
  const inTurn = createTurns(2)
  let now = 0
  let most = 0
  const order: number[] = []
  const tasks = Array.from({ length: 20 }, (_, index) =>
    inTurn(async () => {
      most = Math.max(most, ++now)
      order.push(index)
      await new Promise((resolve) => setTimeout(resolve, index % 3))
      now--
      if (index % 5 === 0) throw new Error('fails')
      return index
    }),
  )
  const ends = await Promise.allSettled(tasks)
  expect(most).toBe(2)
  expect(order).toEqual(Array.from({ length: 20 }, (_, index) => index))
  expect(ends.filter((end) => end.status === 'rejected')).toHaveLength(4)
})

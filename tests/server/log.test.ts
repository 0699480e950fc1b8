import { expect, test } from 'vitest'
import { createLog } from '../../src/server/log.ts'

test('an event is one line of JSON with its time', () => {
  const lines: string[] = []
  createLog(
    () => 0,
    (line) => void lines.push(line),
  )('listening', { port: 8080, text: 'two\nlines' })
  expect(lines).toHaveLength(1)
  expect(lines[0]?.match(/\n/g)).toHaveLength(1)
  expect(JSON.parse(lines[0] ?? '')).toEqual({
    time: '1970-01-01T00:00:00.000Z',
    event: 'listening',
    port: 8080,
    text: 'two\nlines',
  })
})

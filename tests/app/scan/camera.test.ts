import { expect, test } from 'vitest'
import { troubleOf } from '../../../src/app/scan/camera.ts'

test.each([
  ['NotAllowedError', 'denied'],
  ['SecurityError', 'denied'],
  ['NotFoundError', 'missing'],
  ['OverconstrainedError', 'missing'],
  ['NotReadableError', 'busy'],
  ['AbortError', 'busy'],
  ['TypeError', 'failed'],
  ['', 'failed'],
] as const)('%s is told as %s', (name, why) => {
  expect(troubleOf(name)).toBe(why)
})

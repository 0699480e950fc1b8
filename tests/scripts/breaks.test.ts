import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = resolve(import.meta.dirname, '../..')
const BREAKS = `${ROOT}/tests/faults/breaks`
const patches = readdirSync(BREAKS).filter((name) => name.endsWith('.patch'))

test('each of O1–O11 has a break that still applies, and says which tests must see it', () => {
  const promises = Array.from({ length: 11 }, (_, index) => `O${index + 1}`)
  expect([...new Set(patches.map((name) => /^O\d+/.exec(name)?.[0]))].sort()).toEqual(promises.sort())
  for (const patch of patches) {
    expect(readFileSync(`${BREAKS}/${patch}`, 'utf8'), patch).toMatch(/^Tests: tests\/\S+/m)
    expect(() => execFileSync('git', ['apply', '--check', `${BREAKS}/${patch}`], { cwd: ROOT }), patch).not.toThrow()
  }
})

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readSettings, SETTINGS } from '../../src/server/settings.ts'

test('an empty environment starts on this machine alone', () => {
  expect(readSettings({})).toMatchObject({
    outcome: 'settings',
    settings: { port: 8080, host: '127.0.0.1', publicUrl: 'http://localhost:8080', databaseUrl: null, trustProxy: 0 },
  })
})

test('the public address follows the port unless it is given', () => {
  expect(readSettings({ PORT: '9000' })).toMatchObject({ settings: { publicUrl: 'http://localhost:9000' } })
  expect(readSettings({ PUBLIC_URL: 'https://Lapor.Example.go.id/' })).toMatchObject({
    settings: { publicUrl: 'https://lapor.example.go.id' },
  })
})

test.each([
  ['PORT', 'eighty'],
  ['PORT', '0'],
  ['PORT', '65536'],
  ['PORT', '80.5'],
  ['PUBLIC_URL', 'lapor.go.id'],
  ['PUBLIC_URL', 'https://lapor.example.go.id/app'],
  ['PUBLIC_URL', 'https://lapor.example.go.id/?a=1'],
  ['PUBLIC_URL', 'https://user:secret@lapor.example.go.id'],
  ['PUBLIC_URL', 'ftp://lapor.example.go.id'],
  ['DATABASE_URL', 'mysql://localhost/lapor'],
  ['TRUST_PROXY', 'yes'],
  ['BRAND', 'x'.repeat(61)],
  ['SMS_NUMBER', 'call us'],
  ['SMS_KEYWORD', 'lapor paman'],
  ['REPORTS_PER_HOUR', '-1'],
  ['FREE_DISK_FLOOR', '1e9'],
])('%s=%s is refused with one sentence that names it', (name, value) => {
  const read = readSettings({ [name]: value })
  expect(read).toMatchObject({ outcome: 'wrong', sentence: expect.stringMatching(new RegExp(`^${name} .+\\.$`)) })
  // A URL may hold a password; no sentence repeats what was given.
  expect(JSON.stringify(read)).not.toContain(value.length > 5 ? value : '\0')
})

test('an empty variable counts as absent', () => {
  expect(readSettings({ PORT: '', DATABASE_URL: ' ' })).toEqual(readSettings({}))
})

test('the README lists every setting with its default and meaning', () => {
  const readme = readFileSync('README.md', 'utf8')
  const table = SETTINGS.map(({ name, default: value, meaning }) => `| \`${name}\` | ${value} | ${meaning} |`).join(
    '\n',
  )
  expect(readme).toContain(`| setting | default | meaning |\n|---|---|---|\n${table}\n`)
})

import { expect, test } from 'vitest'
import { facilityCodeFrom, formatFacilityCode } from '../../src/domain/facility-code.ts'
import { readScanned, type Scanned } from '../../src/domain/scanned.ts'
import { formatTrackingCode, trackingCodeFrom } from '../../src/domain/tracking-code.ts'
import { codeAddress, readableAddress } from '../../src/qr/code-address.ts'

const ORIGIN = 'https://lapor.kalselprov.go.id'
const HOST = 'lapor.kalselprov.go.id'
const CODE = facilityCodeFrom(new Uint8Array([7, 77, 177, 9, 200]))
const WRONG = (CODE.startsWith('0') ? '1' : '0') + CODE.slice(1)
const TRACKING = trackingCodeFrom(new Uint8Array(10).fill(91))
const read = (text: string, origins = [ORIGIN]): Scanned => readScanned(text, origins)

test.each([
  ['what the symbol says', codeAddress(ORIGIN, CODE)],
  ['what stands beside it', readableAddress(ORIGIN, CODE)],
  ['lower case', `${ORIGIN}/q/${CODE.toLowerCase()}`],
  ['mixed case', `HttpS://Lapor.KalSelProv.go.id/q/${CODE}`],
  ['with hyphen', `${ORIGIN}/q/${formatFacilityCode(CODE)}`],
  ['with a language and spaces around', `  ${ORIGIN}/q/${CODE}?bahasa=en \n`],
  ['with the port that https has anyway', `https://${HOST}:443/q/${CODE}`],
  ['with a slash at the end', `${ORIGIN}/q/${CODE}/`],
])('ours, %s', (_how, text) => {
  expect(read(text)).toEqual({ outcome: 'facility-code', code: CODE, by: 'address' })
})

test('the address at which the page was opened counts beside the printed one; localhost is no scheme', () => {
  const origins = [ORIGIN, 'http://localhost:8080', 'no origin at all']
  const ours = { outcome: 'facility-code', code: CODE, by: 'address' }
  expect(read(`HTTP://LOCALHOST:8080/Q/${CODE}`, origins)).toEqual(ours)
  expect(read(`localhost:8080/q/${CODE}`, origins)).toEqual(ours)
  expect(read(`${ORIGIN}/q/${CODE}`, origins)).toEqual(ours)
})

test.each([CODE, CODE.toLowerCase(), formatFacilityCode(CODE), ` ${formatFacilityCode(CODE).toLowerCase()} `])(
  'a bare code %j says nothing about an address',
  (text) => {
    expect(read(text)).toEqual({ outcome: 'facility-code', code: CODE, by: 'code' })
  },
)

test('one wrong character is told in an address and without one, with what it could have been', () => {
  for (const [text, by] of [[WRONG, 'code'] as const, [`${ORIGIN}/Q/${WRONG}`, 'address'] as const]) {
    const scanned = read(text)
    expect(scanned).toMatchObject({ outcome: 'mistyped', by })
    expect(scanned.outcome === 'mistyped' && scanned.nearest).toContain(CODE)
  }
})

test('a tracking code is one, bare and in its link', () => {
  const written = formatTrackingCode(TRACKING)
  for (const text of [written, TRACKING.toLowerCase(), `${ORIGIN}/lacak#${written}`, `${HOST}/lacak#${TRACKING}`]) {
    expect(read(text)).toEqual({ outcome: 'tracking-code', code: TRACKING })
  }
  // In an address that is not ours it is not a tracking code that anyone should follow.
  expect(read(`https://lapor.kalselprov.example/lacak#${written}`).outcome).toBe('look-alike')
  expect(read(`https://contoh.example/lacak#${written}`).outcome).toBe('foreign')
})

test.each([
  ['userinfo', `https://${HOST}@jahat.example/q/${CODE}`, 'jahat.example'],
  ['userinfo', `https://${HOST}:443@jahat.example/q/${CODE}`, 'jahat.example'],
  ['userinfo', `https://petugas:rahasia@${HOST}/q/${CODE}`, HOST],
  ['scheme', `http://${HOST}/q/${CODE}`, HOST],
  ['scheme', `HTTP://LAPOR.KALSELPROV.GO.ID/Q/${CODE}`, HOST],
  ['port', `https://${HOST}:8443/q/${CODE}`, `${HOST}:8443`],
  ['subdomain', `https://cek.${HOST}/q/${CODE}`, `cek.${HOST}`],
  ['name-inside', `https://${HOST}.jahat.example/q/${CODE}`, `${HOST}.jahat.example`],
  ['name-inside', `https://lapor-kalselprov-go-id.com/q/${CODE}`, 'lapor-kalselprov-go-id.com'],
  ['name-inside', `lapor.kalselprov.com/q/${CODE}`, 'lapor.kalselprov.com'],
  ['name-inside', `https://jahat.example/${HOST}/q/${CODE}`, 'jahat.example'],
  ['name-inside', `https://jahat.example/?ke=${ORIGIN}/q/${CODE}`, 'jahat.example'],
  ['letters', `https://1apor.kalselprov.go.id/q/${CODE}`, '1apor.kalselprov.go.id'],
  ['letters', `https://lapor.kalse1prov.go.id/q/${CODE}`, 'lapor.kalse1prov.go.id'],
  ['letters', `https://lapor.kalselprof.go.id/q/${CODE}`, 'lapor.kalselprof.go.id'],
  ['letters', `https://lapor.kaselprov.go.id/q/${CODE}`, 'lapor.kaselprov.go.id'],
  ['letters', `https://lapro.kalselprov.go.id/q/${CODE}`, 'lapro.kalselprov.go.id'],
  // The first letter is Cyrillic а, U+0430; browsers send it as Punycode.
  ['letters', `https://l\u0430por.kalselprov.go.id/q/${CODE}`, 'xn--lpor-53d.kalselprov.go.id'],
  ['letters', `https://xn--lpor-53d.kalselprov.go.id/q/${CODE}`, 'xn--lpor-53d.kalselprov.go.id'],
  ['characters', `https://lapor.kalsel\u00adprov.go.id/q/${CODE}`, HOST],
  ['characters', `https://\uff4capor.kalselprov.go.id/q/${CODE}`, HOST],
  ['characters', `https://lapor.kalselprov.go.id./q/${CODE}`, `${HOST}.`],
  ['characters', `https:\\\\${HOST}\\q\\${CODE}`, HOST],
  ['characters', `https://lapor%2ekalselprov.go.id/q/${CODE}`, HOST],
])('a look-alike by %s: %s', (why, text, host) => {
  expect(read(text)).toMatchObject({ outcome: 'look-alike', why, host, genuine: HOST })
})

test.each([
  [`https://jahat.example/q/${CODE}`, 'jahat.example'],
  ['http://203.0.113.7/q/x', '203.0.113.7'],
  ['https://petugas@contoh.example/', 'contoh.example'],
  ['https://lapor.kaltengprov.go.id/q/1', 'lapor.kaltengprov.go.id'],
  ['https://www.lapor.go.id', 'www.lapor.go.id'],
  [`bit.ly/${CODE}`, 'bit.ly'],
  ['https://xn--80ak6aa92e.com/', 'xn--80ak6aa92e.com'],
])('foreign: %s', (text, host) => {
  expect(read(text)).toEqual({ outcome: 'foreign', address: text, host })
})

test.each([
  'javascript:alert(1)',
  'WIFI:S:Puskesmas;T:WPA;P:rahasia;;',
  'BEGIN:VCARD',
  'mailto:a@b.example',
  'data:text/html,hai',
  'halo, apa kabar?',
  'https://',
  'SERATUS',
])('no address and no code: %s', (text) => {
  expect(read(text)).toEqual({ outcome: 'other', text })
})

test.each(['', '/lapor', '/q/', '/q/zzz', '/dasbor', `/lacak?kode=${CODE}`])('our own page, no code: %s', (path) => {
  expect(read(ORIGIN + path)).toEqual({ outcome: 'own-page', address: ORIGIN + path })
})

test('nothing is nothing', () => {
  expect(read(' \n')).toEqual({ outcome: 'empty' })
})

test('what is shown cannot hide, turn round, or run on for ever', () => {
  const scanned = read(`https://jahat.example/\u202e${'a'.repeat(1_000)}`)
  const address = scanned.outcome === 'foreign' ? scanned.address : ''
  expect(address).toContain('/⟨U+202E⟩aaa')
  expect(address.endsWith('a…')).toBe(true)
  expect(address.length).toBeLessThan(500)
})

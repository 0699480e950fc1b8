import { describe, expect, test } from 'vitest'
import { facilityCodeFrom } from '../../../src/domain/facility-code.ts'
import { judge, type RequestFacts, type Verdict } from '../../../src/server/pages/scan.ts'

const code = facilityCodeFrom(new Uint8Array([0x3a, 0x91, 0x5c, 0x77, 0xe0]))
const other = facilityCodeFrom(new Uint8Array([1, 2, 3, 4, 5]))
const CHROME =
  'Mozilla/5.0 (Linux; Android 14; SM-A146P) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36'

/** A camera app opened the address it read. */
const scanned: RequestFacts = {
  method: 'GET',
  accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
  agent: CHROME,
  mode: 'navigate',
  purpose: '',
  cacheControl: '',
  referrer: '',
}

const TABLE: readonly (readonly [what: string, facts: Partial<RequestFacts>, verdict: Verdict])[] = [
  ['a camera app opens it', {}, 'scan'],
  ['a browser on plain http says no mode', { mode: null }, 'scan'],
  ['the code was typed at home', { referrer: 'https://lapor.example/' }, 'scan'],
  ['the scanner in the app read it', { referrer: 'https://lapor.example/pindai' }, 'scan'],
  ['another code’s page leads here', { referrer: `https://lapor.example/q/${other}` }, 'scan'],
  ['a link in a chat was followed', { referrer: 'https://chat.example/' }, 'scan'],
  ['an in-app browser', { agent: `${CHROME} Instagram 300.0.0.0` }, 'scan'],
  ['a phone whose name ends in bot', { agent: 'Mozilla/5.0 (Linux; Android 9; CUBOT NOTE 20)' }, 'scan'],

  ['HEAD', { method: 'HEAD' }, 'no-navigation'],
  ['the worker keeps the form', { mode: 'cors', accept: '*/*' }, 'no-navigation'],
  ['a script asks from the same page', { mode: 'same-origin' }, 'no-navigation'],
  ['a script on plain http', { mode: null, accept: '*/*' }, 'no-navigation'],

  ['fetched ahead', { purpose: 'prefetch' }, 'ahead'],
  ['drawn ahead', { purpose: 'prefetch;prerender' }, 'ahead'],
  ['fetched ahead for private browsing', { purpose: 'prefetch;anonymous-client-ip' }, 'ahead'],
  ['a preview of the start page (Safari)', { purpose: 'preview' }, 'ahead'],

  ['loaded again', { cacheControl: 'max-age=0' }, 'reloaded'],
  ['loaded again past every cache', { cacheControl: 'no-cache' }, 'reloaded'],
  ['the form’s other language', { referrer: `https://lapor.example/q/${code}` }, 'same-form'],
  ['the same in capitals', { referrer: `https://lapor.example/Q/${code.toLowerCase()}?bahasa=en` }, 'same-form'],

  ['no agent at all', { agent: '' }, 'program'],
  ['WhatsApp’s preview', { agent: 'WhatsApp/2.23.20.0 A' }, 'program'],
  ['Telegram’s preview', { agent: 'TelegramBot (like TwitterBot)' }, 'program'],
  ['Facebook’s preview', { agent: 'facebookexternalhit/1.1' }, 'program'],
  ['a search engine', { agent: 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' }, 'program'],
  ['a search engine’s phone', { agent: `${CHROME} (compatible; bingbot/2.0)` }, 'program'],
  ['curl', { agent: 'curl/8.5.0' }, 'program'],
  ['a script', { agent: 'python-requests/2.32', mode: null, accept: 'text/html' }, 'program'],
]

describe('whether a request for a code’s page is a scan', () => {
  test.each(TABLE)('%s', (_what, facts, verdict) => {
    expect(judge({ ...scanned, ...facts }, code)).toBe(verdict)
  })

  test('what stands in a referrer that is no address counts for nothing', () => {
    expect(judge({ ...scanned, referrer: 'nonsense' }, code)).toBe('scan')
    expect(judge({ ...scanned, referrer: 'https://lapor.example/q/%zz' }, code)).toBe('scan')
  })
})

import { createHash } from 'node:crypto'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { trackedCaseSchema } from '../../../src/domain/protocol.ts'
import {
  deriveSecrets,
  formatTrackingCode,
  type TrackingCode,
  trackingCodeFrom,
} from '../../../src/domain/tracking-code.ts'
import { createApp } from '../../../src/server/app.ts'
import type { Database } from '../../../src/server/database/open.ts'
import { pageTemplate } from '../../../src/server/page-template.ts'
import { lookUpKey } from '../../../src/server/tracking/look-up-key.ts'
import { describeOnBoth } from '../databases.ts'
import { START, testWorld } from '../test-world.ts'

const PAGE = pageTemplate('<html lang="id"><head><!--head--></head><body><!--app--><!--data--></body></html>', () => '')
const CODE = trackingCodeFrom(new Uint8Array(10).fill(7))
const OTHER = trackingCodeFrom(new Uint8Array(10).fill(8))

describeOnBoth('tracking', (open) => {
  async function province() {
    const { database } = await open()
    const world = testWorld(database)
    const app = createApp(world, PAGE)
    await fill(database, world.secrets.trackingKey)
    const ask = (code: unknown) =>
      app.request('/api/tracking', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ code }),
      })
    const askPlainly = (code: string, language = 'id') =>
      app.request(`/lacak?bahasa=${language}`, { method: 'POST', body: new URLSearchParams({ code }) })
    return { world, app, ask, askPlainly }
  }

  test('a code, however typed, opens its case', async () => {
    const { ask } = await province()
    for (const typed of [CODE, formatTrackingCode(CODE), formatTrackingCode(CODE).toLowerCase()]) {
      const answer = await ask(typed)
      expect(answer.status).toBe(200)
      expect(answer.headers.get('Cache-Control')).toBe('no-store')
      expect(v.parse(trackedCaseSchema, await answer.json())).toMatchObject({
        number: 'KS-2026-000001',
        state: 'verified',
        agency: 'Dinas Perhubungan',
        photos: { stored: 1, missing: 1, refused: 1 },
        history: [
          { state: 'received', agency: null, reason: null },
          { state: 'verified', agency: 'Dinas Perhubungan', reason: 'Diteruskan ke petugas dermaga.' },
        ],
      })
    }
  })

  test('nothing an officer noted and nothing a reporter wrote is in the answer, with or without script', async () => {
    const { ask, askPlainly } = await province()
    for (const answer of [await ask(CODE), await askPlainly(CODE)]) {
      const text = await answer.text()
      expect(text).toContain('KS-2026-000001')
      expect(text).not.toContain('Rahasia kantor')
      expect(text).not.toContain('Papan dermaga patah')
    }
  })

  test('an unknown code and one that cannot be a code are answered alike', async () => {
    const { ask } = await province()
    const [unknown, mistyped] = [await ask(OTHER), await ask('KS-1234')]
    expect([unknown.status, mistyped.status]).toEqual([404, 404])
    expect(await unknown.json()).toEqual(await mistyped.json())
  })

  test('what is no question is refused and changes nothing', async () => {
    const { ask } = await province()
    expect((await ask(7)).status).toBe(422)
    expect((await ask('0'.repeat(65))).status).toBe(422)
    expect((await ask('0'.repeat(5_000))).status).toBe(413)
  })

  test('after many wrong codes an address waits; right ones cost nothing', async () => {
    const { ask, askPlainly } = await province()
    for (let count = 0; count < 70; count++) expect((await ask(CODE)).status).toBe(200)
    for (let count = 0; count < 60; count++) expect((await ask(OTHER)).status).toBe(404)
    const refused = await ask(CODE)
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0)
    expect((await askPlainly(CODE)).status).toBe(429)
  })

  test('without script the form answers with a page that nobody keeps', async () => {
    const { app, askPlainly } = await province()
    const form = await app.request('/lacak')
    expect(await form.text()).toMatch(/<form[^>]*method="post"[^>]*action="\/lacak/)
    const answer = await askPlainly(formatTrackingCode(CODE))
    expect(answer.status).toBe(200)
    expect(answer.headers.get('Cache-Control')).toBe('no-store')
    const text = await answer.text()
    expect(text).toContain('Diteruskan')
    expect(text).not.toContain(CODE)
    expect(await (await askPlainly(CODE, 'en')).text()).toContain('Passed on')
  })

  test('without script a wrong code comes back escaped, to be corrected', async () => {
    const { askPlainly } = await province()
    const answer = await askPlainly('"><script>x</script>')
    expect(answer.status).toBe(404)
    expect(await answer.text()).not.toContain('<script>x')
  })

  test('neither code nor address reaches the log', async () => {
    const { world, ask, askPlainly } = await province()
    await ask(CODE)
    await askPlainly(formatTrackingCode(CODE))
    expect(world.lines.length).toBeGreaterThan(0)
    expect(world.lines.join('\n')).not.toMatch(new RegExp(`${CODE}|${formatTrackingCode(CODE)}`))
  })
})

async function fill(database: Database, trackingKey: Uint8Array): Promise<void> {
  const key = await keyOf(CODE, trackingKey)
  await database
    .insertInto('agencies')
    .values({ id: 'dishub', name: 'Dinas Perhubungan', short_name: 'Dishub', example: 0, retired_at: null })
    .execute()
  await database
    .insertInto('cases')
    .values({
      id: 'case-1',
      number: 'KS-2026-000001',
      report_id: 'report-1',
      received_at: START,
      state: 'verified',
      since: START + 60_000,
      due_at: START + 3 * 86_400_000,
      agency_id: 'dishub',
      title: null,
      category_id: null,
      kind: 'complaint',
      supervisory: 0,
      facility_id: null,
      regency: null,
      held_at: null,
      example: 0,
      version: 2,
    })
    .execute()
  await database
    .insertInto('reports')
    .values({
      id: 'report-1',
      case_id: 'case-1',
      received_at: START,
      line1: new Uint8Array([1]),
      wrapped: 0,
      kind: 'complaint',
      category: null,
      body: 'Papan dermaga patah',
      occurred_on: null,
      code: null,
      facility_id: null,
      place: '{}',
      anonymous: 0,
      confidential: 0,
      supervisory: 0,
      channel: 'phone',
      device_time: '2026-03-02T09:00:00+08:00',
      supersedes: null,
      tracking_hmac: key,
      upload_key_hash: '0',
      doubts: '[]',
    })
    .execute()
  await database
    .insertInto('attachments')
    .values(
      (['stored', 'waiting', 'refused'] as const).map((state, position) => ({
        report_id: 'report-1',
        sha256: `photo-${position}`,
        position,
        size: 1,
        type: 'image/jpeg',
        state,
        refusal: null,
        stored_bytes: 0,
        updated_at: START,
      })),
    )
    .execute()
  const event = { case_id: 'case-1', account_id: null, internal_note: null, public_reason: null, agency_id: null }
  await database
    .insertInto('events')
    .values([
      { ...event, at: START, kind: 'received', state: 'received' },
      { ...event, at: START + 30_000, kind: 'retitled', state: 'received', internal_note: 'Rahasia kantor' },
      {
        ...event,
        at: START + 60_000,
        kind: 'moved',
        state: 'verified',
        agency_id: 'dishub',
        internal_note: 'Rahasia kantor',
        public_reason: 'Diteruskan ke petugas dermaga.',
      },
    ])
    .execute()
}

async function keyOf(code: TrackingCode, trackingKey: Uint8Array): Promise<string> {
  const { trackingHash } = await deriveSecrets(code, (bytes) => createHash('sha256').update(bytes).digest())
  return lookUpKey(trackingHash, trackingKey)
}

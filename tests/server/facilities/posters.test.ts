import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import sharp from 'sharp'
import * as v from 'valibot'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LIST_LIMIT } from '../../../src/domain/facility-protocol.ts'
import { type PosterRun, posterRunSchema } from '../../../src/domain/poster-protocol.ts'
import { loadExamples } from '../../../src/server/facilities/examples/load.ts'
import { describeOnBoth } from '../databases.ts'
import { type TestWorld, testWorld } from '../test-world.ts'
import { type Ask, ask, signIn } from './officer.ts'

const POSTERS = '/api/desk/posters'
let folder = ''
beforeAll(() => {
  folder = mkdtempSync(`${tmpdir()}/lapor-logo-`)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function run(by: Ask, query = ''): Promise<PosterRun> {
  return v.parse(posterRunSchema, (await by('GET', `${POSTERS}${query}`)).body)
}

describeOnBoth('the codes to be printed', (open) => {
  async function start(settings: Partial<TestWorld['settings']> = {}) {
    const { database } = await open()
    const world = testWorld(database, { settings })
    await loadExamples(world)
    return { world, coordinator: await signIn(world, 'coordinator') }
  }

  test('are for those who manage facilities, and each sees its own', async () => {
    const { world } = await start()
    const liaison = await signIn(world, 'liaison')
    const manager = await signIn(world, 'facility-manager', ['dermaga-alabio'])
    expect((await ask(world, null)('GET', POSTERS)).status).toBe(401)
    expect((await liaison('GET', POSTERS)).status).toBe(403)
    for (const query of ['', '?ids=dermaga-alabio,rsud-ulin', '?regency=63.08']) {
      const { subjects, total } = await run(manager, query)
      expect(new Set(subjects.map(({ facility }) => facility.id)), query).toEqual(new Set(['dermaga-alabio']))
      expect(total).toBe(subjects.length)
    }
    expect((await run(manager, '?regency=63.71')).subjects).toEqual([])
  })

  test('are all that lead somewhere: no withdrawn code, no withdrawn facility, and one row a placement', async () => {
    const { coordinator } = await start()
    const before = await run(coordinator)
    expect(new Set(before.subjects.map(({ code }) => code)).size).toBe(before.subjects.length)
    const [first, last] = [before.subjects[0], before.subjects.at(-1)]
    if (first === undefined || last === undefined) throw new Error('there are examples')
    expect(first.facility.id).not.toBe(last.facility.id)
    await coordinator('POST', `/api/desk/codes/${first.code}/withdraw`, { replace: false })
    await coordinator('POST', `/api/desk/facilities/${last.facility.id}/withdraw`, {})
    for (const query of ['', '?state=all', '?state=withdrawn']) {
      const { subjects } = await run(coordinator, query)
      expect(
        subjects.some(({ code }) => code === first.code),
        query,
      ).toBe(false)
      expect(
        subjects.some(({ facility }) => facility.id === last.facility.id),
        query,
      ).toBe(false)
    }
  })

  test('are more than the list holds', async () => {
    const { world, coordinator } = await start()
    const count = LIST_LIMIT + 20
    const at = world.now()
    const numbers = Array.from({ length: count }, (_, index) => String(index).padStart(8, '0'))
    for (const part of [numbers.slice(0, 160), numbers.slice(160)]) {
      await world.database
        .insertInto('placements')
        .values(
          part.map((id) => ({
            id,
            facility_id: 'dermaga-alabio',
            label: `Perahu ${id}`,
            kind: 'boat' as const,
            created_at: at,
            campaign_id: null,
          })),
        )
        .execute()
      await world.database
        .insertInto('codes')
        .values(part.map((id) => ({ code: id, placement_id: id, issued_at: at, withdrawn_at: null, successor: null })))
        .execute()
    }
    const { subjects, total } = await run(coordinator, '?ids=dermaga-alabio')
    expect(subjects.length).toBeGreaterThanOrEqual(count)
    expect(total).toBe(subjects.length)
  })

  test('bring what the province’s settings say', async () => {
    const { world, coordinator } = await start({ brand: 'LAPOR PAMAN', smsNumber: '1234' })
    const { imprint, now } = await run(coordinator)
    expect(imprint).toMatchObject({ brand: 'LAPOR PAMAN', smsNumber: '1234', logo: { outcome: 'none' } })
    expect(imprint.publicUrl).toBe(world.settings.publicUrl)
    expect(now).toBe(world.now())
  })

  test('bring a logo as a PDF can carry it: eight bits, no transparency, not interlaced', async () => {
    const path = `${folder}/logo.png`
    const layer = {
      create: { width: 900, height: 300, channels: 4, background: { r: 20, g: 80, b: 160, alpha: 0.5 } },
    } as const
    writeFileSync(path, await sharp(layer).png({ progressive: true, palette: true }).toBuffer())
    const { coordinator } = await start({ logo: path })
    const { logo } = (await run(coordinator)).imprint
    if (logo.outcome !== 'logo') throw new Error('the logo was read')
    expect([logo.logo.width, logo.logo.height]).toEqual([600, 200])
    const png = Buffer.from(logo.logo.png, 'base64')
    const { width, height, channels, depth, isProgressive } = await sharp(png).metadata()
    expect({ width, height, channels, depth, isProgressive }).toEqual({
      width: 600,
      height: 200,
      channels: 3,
      depth: 'uchar',
      isProgressive: false,
    })
    expect([png[24], png[25], png[28]]).toEqual([8, 2, 0])
  })

  test('say so when the logo is no picture, or not there', async () => {
    writeFileSync(`${folder}/words.png`, 'no picture at all')
    for (const logo of [`${folder}/words.png`, `${folder}/none.png`]) {
      const { coordinator } = await start({ logo })
      expect((await run(coordinator)).imprint.logo).toEqual({ outcome: 'unreadable' })
    }
  })
})

import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { getVillages } from 'idn-area-data'
import { describe, expect, onTestFinished, test } from 'vitest'
import { CATEGORY_IDS, FACILITY_KINDS } from '../../../src/domain/facility.ts'
import { readFacilityCode } from '../../../src/domain/facility-code.ts'
import { migrate } from '../../../src/server/database/migrations.ts'
import { openSqlite } from '../../../src/server/database/open.ts'
import {
  EXAMPLE_FACILITIES,
  exampleId,
  loadExamples,
  sampleFacility,
} from '../../../src/server/facilities/examples/load.ts'
import { describeOnBoth } from '../databases.ts'
import { testWorld } from '../test-world.ts'

describe('the example facilities', () => {
  test('are at least 52, of every kind, in all 13 regencies, with river piers among them', () => {
    expect(EXAMPLE_FACILITIES.length).toBeGreaterThanOrEqual(52)
    expect(new Set(EXAMPLE_FACILITIES.map((facility) => facility.kind))).toEqual(new Set(FACILITY_KINDS))
    expect(new Set(EXAMPLE_FACILITIES.map((facility) => facility.village.slice(0, 5))).size).toBe(13)
    const piers = EXAMPLE_FACILITIES.filter((facility) => facility.kind === 'river-pier')
    expect(piers.filter((pier) => pier.water !== undefined).length).toBeGreaterThan(8)
  })

  test('stand in villages that exist, under names of their own, inside the province', async () => {
    const villages = new Set((await getVillages({ transform: true })).map((village) => village.code))
    for (const { name, village, position } of EXAMPLE_FACILITIES) {
      expect(villages.has(village), `${name}: ${village}`).toBe(true)
      expect(position[0], name).toBeGreaterThan(-5)
      expect(position[0], name).toBeLessThan(-1.3)
      expect(position[1], name).toBeGreaterThan(114.3)
      expect(position[1], name).toBeLessThan(116.6)
    }
    expect(new Set(EXAMPLE_FACILITIES.map((facility) => exampleId(facility.name))).size).toBe(EXAMPLE_FACILITIES.length)
  })
})

describeOnBoth('loading the examples', (open) => {
  test('gives every facility a placement and an active, well-formed code', async () => {
    const { database } = await open()
    const world = testWorld(database)
    expect(await loadExamples(world)).toBe('loaded')
    const rows = await database
      .selectFrom('facilities')
      .innerJoin('placements', 'placements.facility_id', 'facilities.id')
      .innerJoin('codes', 'codes.placement_id', 'placements.id')
      .select(['facilities.id', 'facilities.example', 'codes.code'])
      .execute()
    expect(new Set(rows.map((row) => row.id)).size).toBe(EXAMPLE_FACILITIES.length)
    expect(rows.every((row) => row.example === 1 && readFacilityCode(row.code).outcome === 'code')).toBe(true)
    expect(new Set(rows.map((row) => row.code)).size).toBe(rows.length)
    const categories = await database.selectFrom('categories').select('id').orderBy('position').execute()
    expect(categories.map((category) => category.id)).toEqual([...CATEGORY_IDS])
  })

  test('happens once, however often it is asked for', async () => {
    const { database } = await open()
    const world = testWorld(database)
    await loadExamples(world)
    expect(await loadExamples(world)).toBe('already-loaded')
    const { count } = await database
      .selectFrom('facilities')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    expect(Number(count)).toBe(EXAMPLE_FACILITIES.length)
  })

  test('offers a facility to show after the start, and none when there is none', async () => {
    const { database } = await open()
    const world = testWorld(database)
    expect(await sampleFacility(world)).toBeNull()
    await loadExamples(world)
    const sample = await sampleFacility(world)
    expect(readFacilityCode(sample?.code ?? '').outcome).toBe('code')
  })
})

test('two processes that start at once load the examples once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lapor-examples-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, 'lapor.sqlite')
  const database = openSqlite(path)
  onTestFinished(() => database.destroy())
  await migrate(database, 'sqlite')
  const script = new URL('load-in-process.ts', import.meta.url).pathname
  const runs = await Promise.all([1, 2, 3].map(() => promisify(execFile)(process.execPath, [script, path])))
  expect(runs.map((run) => run.stdout.trim()).sort()).toEqual(['already-loaded', 'already-loaded', 'loaded'])
  const facilities = await database.selectFrom('facilities').select('id').execute()
  expect(facilities.length).toBe(EXAMPLE_FACILITIES.length)
})

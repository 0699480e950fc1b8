import * as v from 'valibot'
import { expect, test } from 'vitest'
import { importCheckSchema, importDoneSchema } from '../../../src/domain/facility-import.ts'
import { AREAS } from '../../../src/server/facilities/areas.ts'
import { loadExamples } from '../../../src/server/facilities/examples/load.ts'
import { describeOnBoth } from '../databases.ts'
import { testWorld } from '../test-world.ts'
import { signIn } from './officer.ts'

const HEAD = ['nama', 'jenis', 'instansi', 'wilayah', 'alamat', 'tempat', 'lintang', 'bujur']

/** 5,000 rows as a province might have them: two village offices in every village, and what is left over. */
function manyRows(): string[][] {
  const villages = AREAS.flatMap((regency) =>
    regency.parts.flatMap((district) => district.parts.map((village) => ({ regency, district, village }))),
  )
  return Array.from({ length: 5_000 }, (_, at) => {
    const { regency, district, village } = villages[at % villages.length] ?? {
      regency: null,
      district: null,
      village: null,
    }
    const round = Math.floor(at / villages.length)
    const [name, kind] = [
      [`Balai Warga ${village?.name}`, 'Kantor desa'],
      [`Puskesmas Pembantu ${village?.name}`, 'Puskesmas'],
      [`Sekolah Dasar Negeri ${village?.name}`, 'Sekolah'],
    ][round] ?? ['', '']
    return [
      name ?? '',
      kind ?? '',
      'Dinas Kesehatan',
      `${village?.name}, Kec. ${district?.name}, ${regency?.name}`,
      `Jl. Desa RT ${at}`,
      'Papan pengumuman',
      String(-2 - (at % 997) / 500),
      String(114.5 + (at % 991) / 500),
    ]
  })
}

describeOnBoth('an import of 5,000 rows', (open) => {
  test('is checked and carried out whole; again it is nothing but the same', { timeout: 300_000 }, async () => {
    const { database } = await open()
    const world = testWorld(database)
    await loadExamples(world)
    const coordinator = await signIn(world, 'coordinator')
    const took = async <Value>(what: string, work: () => Promise<Value>): Promise<Value> => {
      const start = performance.now()
      const value = await work()
      if (process.env.FIGURES !== undefined) console.log(what, Math.round(performance.now() - start), 'ms')
      return value
    }
    const ask = async (path: string, body: unknown) =>
      (await coordinator('POST', `/api/desk/facilities/import${path}`, body)).body

    const question = { head: HEAD, rows: manyRows(), decisions: [] }
    const first = v.parse(importCheckSchema, await took('check', () => ask('/check', question)))
    const decisions = first.rows.flatMap(({ row, outcome }) =>
      outcome === 'suspected' ? [{ row, is: 'another' }] : [],
    )
    const decided = { ...question, decisions }
    const { basis, sums } = v.parse(importCheckSchema, await took('check again', () => ask('/check', decided)))
    expect(sums).toMatchObject({ 'new-facility': 5_000, suspected: 0, waits: 0, wrong: 0 })
    const order = { ...decided, basis, id: 'f'.repeat(32), withoutWrong: false }
    const done = v.parse(importDoneSchema, await took('import', () => ask('', order)))
    expect(done).toMatchObject({ added: 5_000, placements: 5_000 })
    const same = v.parse(importCheckSchema, await took('check of what is there', () => ask('/check', decided)))
    expect(same.sums).toMatchObject({ same: 5_000 })
    await took('export csv', () => coordinator('GET', '/api/desk/facilities.csv'))
    await took('export xlsx', () => coordinator('GET', '/api/desk/facilities.xlsx'))
  })
})

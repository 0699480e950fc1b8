import * as v from 'valibot'
import { expect, test } from 'vitest'
import { checkedCodeSchema, posterFactsSchema } from '../../../src/domain/directory.ts'
import type { Database } from '../../../src/server/database/open.ts'
import { checkCode } from '../../../src/server/facilities/check-code.ts'
import { directoryRoutes } from '../../../src/server/facilities/directory.ts'
import { exampleId, loadExamples } from '../../../src/server/facilities/examples/load.ts'
import { describeOnBoth } from '../databases.ts'
import { START, testWorld } from '../test-world.ts'

const PLACEMENT = `${exampleId('Dermaga Tabanio')}-1`

describeOnBoth('GET /api/facilities/{code}', (open) => {
  const filled = async () => {
    const { database } = await open()
    const world = testWorld(database)
    await loadExamples(world)
    return { database, app: directoryRoutes(world), code: await codeAt(database) }
  }

  test('says name, place, and since when; typed in any way', async () => {
    const { app, code } = await filled()
    for (const typed of [code, code.toLowerCase(), `${code.slice(0, 4)}-${code.slice(4)}`]) {
      const answer = await app.request(`/api/facilities/${typed}`)
      expect(answer.headers.get('Cache-Control')).toBe('no-store')
      expect(v.parse(checkedCodeSchema, await answer.json())).toMatchObject({
        code,
        name: 'Dermaga Tabanio',
        agency: 'Dinas Kelautan dan Perikanan',
        area: { regency: '63.01' },
        since: START,
        withdrawnAt: null,
        successor: null,
      })
    }
  })

  test('a replaced code leads to the one in use, over those that were replaced meanwhile', async () => {
    const { database, code } = await filled()
    await replace(database, code, 'AAAAAAAA', 5)
    expect((await checkCode(database, code))?.successor?.code).toBe('AAAAAAAA')
    await replace(database, 'AAAAAAAA', 'BBBBBBBB', 6)
    expect(await checkCode(database, code)).toMatchObject({
      withdrawnAt: 5,
      successor: { code: 'BBBBBBBB', name: 'Dermaga Tabanio' },
    })
    await database.updateTable('codes').set({ withdrawn_at: 7 }).where('code', '=', 'BBBBBBBB').execute()
    expect((await checkCode(database, code))?.successor).toBeNull()
    // Whatever is written there by hand, it ends.
    await database.updateTable('codes').set({ successor: code }).where('code', '=', 'BBBBBBBB').execute()
    expect((await checkCode(database, code))?.successor).toBeNull()
  })

  test('a withdrawn facility’s code is withdrawn; one that never was is not found', async () => {
    const { database, app, code } = await filled()
    await database.updateTable('facilities').set({ withdrawn_at: 3 }).where('name', '=', 'Dermaga Tabanio').execute()
    expect(await checkCode(database, code)).toMatchObject({ withdrawnAt: 3, successor: null })
    for (const typed of ['00000000', 'zzz', code.slice(0, 7)]) {
      expect(await checkCode(database, typed)).toBeNull()
    }
    expect(v.parse(posterFactsSchema, await (await app.request('/api/poster')).json()).smsNumber).toBe('1708')
  })
})

async function codeAt(database: Database): Promise<string> {
  const query = database.selectFrom('codes').select('code').where('placement_id', '=', PLACEMENT)
  return (await query.executeTakeFirstOrThrow()).code
}

/** `checkCode` reads only codes whose check character fits, so the row's own is put there by hand. */
async function replace(database: Database, code: string, successor: string, at: number): Promise<void> {
  await database
    .insertInto('codes')
    .values({ code: successor, placement_id: PLACEMENT, issued_at: at, withdrawn_at: null, successor: null })
    .execute()
  await database.updateTable('codes').set({ withdrawn_at: at, successor }).where('code', '=', code).execute()
}

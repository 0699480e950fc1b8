import { Hono } from 'hono'
import { sql } from 'kysely'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { directoryDeltaSchema, PARTS_OF_REGENCY } from '../../../src/domain/directory.ts'
import type { Database } from '../../../src/server/database/open.ts'
import { answerErrors } from '../../../src/server/errors.ts'
import { directoryRoutes } from '../../../src/server/facilities/directory.ts'
import { EXAMPLE_FACILITIES, exampleId, loadExamples } from '../../../src/server/facilities/examples/load.ts'
import { describeOnBoth, type OpenedDatabase } from '../databases.ts'
import { testWorld } from '../test-world.ts'

const PIER = 'Dermaga Tabanio'
const REGENCY = '63.01'

describeOnBoth('GET /api/facilities?since=', (open, engine) => {
  const filled = async () => {
    const opened = await open()
    const world = testWorld(opened.database)
    await loadExamples(world)
    return { ...opened, ask: asking(directoryRoutes(world)) }
  }

  test('who has nothing gets all codes; who has them gets no part', async () => {
    const { ask } = await filled()
    const first = await ask('')
    expect(first.whole).toBe(true)
    const codes = first.parts.flatMap(([, , facilities]) => facilities.flatMap(([, , , , kept]) => kept))
    expect(codes.length).toBe(EXAMPLE_FACILITIES.flatMap(({ placements }) => placements).length)
    expect(await ask(first.mark)).toEqual({ mark: first.mark, whole: false, kinds: [], agencies: [], parts: [] })
  })

  test('one regency by itself is what the whole province says of it', async () => {
    const { ask } = await filled()
    const own = await ask('', REGENCY)
    expect(own.whole).toBe(true)
    const names = (delta: Delta) => delta.parts.filter(([regency]) => regency === REGENCY).flatMap(namesOf)
    expect(names(own)).toEqual(names(await ask('')))
    expect(namesIn(own)).toContain(PIER)
    expect((await ask(own.mark, REGENCY)).parts).toEqual([])
  })

  test('a new name, a new agency’s name, another label: the part of it comes, and no other', async () => {
    const { ask, database } = await filled()
    const changes: readonly ((database: Database) => Promise<unknown>)[] = [
      (db) => db.updateTable('facilities').set({ name: 'Lain' }).where('id', '=', exampleId(PIER)).execute(),
      (db) => db.updateTable('placements').set({ label: 'Lain' }).where('facility_id', '=', exampleId(PIER)).execute(),
      (db) => db.updateTable('facilities').set({ village: null }).where('id', '=', exampleId(PIER)).execute(),
    ]
    for (const change of changes) {
      const before = await ask('')
      await change(database)
      const after = await ask(before.mark)
      expect(after.whole).toBe(false)
      expect(after.parts.map(([regency]) => regency)).toEqual([REGENCY])
    }
    const before = await ask('')
    const { agency_id } = await database
      .selectFrom('facilities')
      .select('agency_id')
      .where('id', '=', exampleId(PIER))
      .executeTakeFirstOrThrow()
    // Nothing of the facility's own row changes, no version and no time.
    await database.updateTable('agencies').set({ name: 'Dinas Baru' }).where('id', '=', agency_id).execute()
    const after = await ask(before.mark)
    expect(after.agencies).toContain('Dinas Baru')
    expect(namesIn(after)).toContain('Lain')
  })

  test('a withdrawn code says so, with its successor; a removed one is gone from its part', async () => {
    const { ask, database } = await filled()
    const before = await ask('', REGENCY)
    const placement = `${exampleId(PIER)}-1`
    const old = await codeAt(database, placement)
    await database
      .insertInto('codes')
      .values({ code: 'ZZZZZZZZ', placement_id: placement, issued_at: 86_400_000, withdrawn_at: null, successor: null })
      .execute()
    const withdrawn = { withdrawn_at: 2 * 86_400_000, successor: 'ZZZZZZZZ' }
    await database.updateTable('codes').set(withdrawn).where('code', '=', old).execute()
    const after = await ask(before.mark, REGENCY)
    const codes = after.parts.flatMap(([, , facilities]) => facilities.flatMap(([, , , , kept]) => kept))
    expect(codes.find(([code]) => code === old)?.slice(3)).toEqual([2, 'ZZZZZZZZ'])
    expect(codes.find(([code]) => code === 'ZZZZZZZZ')?.slice(3)).toEqual([null, null])

    await database.deleteFrom('codes').where('placement_id', '=', placement).where('code', '=', old).execute()
    const gone = await ask(after.mark, REGENCY)
    expect(gone.parts).toHaveLength(1)
    expect(JSON.stringify(gone)).not.toContain(old)
    await database.deleteFrom('codes').where('placement_id', '=', placement).execute()
    const [part] = (await ask(gone.mark, REGENCY)).parts
    // The part comes even when there is nothing left to list: this is how a phone learns that it is gone.
    expect(namesOf(part ?? ['', 0, []])).not.toContain(PIER)
  })

  test('codes of a withdrawn facility are withdrawn since then', async () => {
    const { ask, database } = await filled()
    const before = await ask('', REGENCY)
    await database
      .updateTable('facilities')
      .set({ withdrawn_at: 9 * 86_400_000 })
      .where('name', '=', PIER)
      .execute()
    const after = await ask(before.mark, REGENCY)
    const facility = after.parts.flatMap(([, , facilities]) => facilities).find(([name]) => name === PIER)
    expect(facility?.[4].map(([, , , day]) => day)).toEqual(facility?.[4].map(() => 9))
  })

  test.each(['x', 'a', 'b'.repeat(2_000), 'a'.repeat(PARTS_OF_REGENCY * 6), '%25', 'null'])(
    'a mark that nobody gave is answered whole, or part by part with all there is',
    async (since) => {
      const { ask } = await filled()
      const [all, asked] = [await ask('', REGENCY), await ask(since, REGENCY)]
      expect(namesIn(asked)).toEqual(namesIn(all))
    },
  )

  test('a mark of another regency is none of this one', async () => {
    const { ask } = await filled()
    const { mark } = await ask('', '63.71')
    expect(namesIn(await ask(mark, REGENCY))).toEqual(namesIn(await ask('', REGENCY)))
  })

  test('a backup that was put back is told, whichever way it lies', async () => {
    const { ask, database } = await filled()
    const yesterday = await ask('')
    await database
      .updateTable('facilities')
      .set({ name: 'Hari ini', updated_at: 9e12 })
      .where('name', '=', PIER)
      .execute()
    const today = await ask(yesterday.mark)
    // Yesterday's rows again, with yesterday's versions and times.
    await database.updateTable('facilities').set({ name: PIER, updated_at: 1 }).where('name', '=', 'Hari ini').execute()
    const restored = await ask(today.mark)
    expect(namesIn(restored)).toContain(PIER)
    expect(restored.mark).toBe(yesterday.mark)
  })

  test('a regency is one, or the question is refused', async () => {
    const { database } = await open()
    const world = testWorld(database)
    const app = new Hono().onError(answerErrors(world.log)).route('/', directoryRoutes(world))
    for (const wrong of ['63.1', '62.01', '63.01.01', '%00']) {
      expect((await app.request(`/api/facilities?since=&regency=${wrong}`)).status, wrong).toBeOneOf([400, 422])
    }
  })

  if (engine === 'postgresql') {
    test('a commit that comes late is in the next answer, whatever was asked meanwhile', async () => {
      const { ask, database, openAgain } = await filled()
      const before = await ask('')
      const held = await renameSlowly(openAgain)
      // An earlier number, and not committed yet. Then another, later one is.
      await database.updateTable('facilities').set({ name: 'Cepat' }).where('name', '=', 'Pasar Paringin').execute()
      const between = await ask(before.mark)
      expect(namesIn(between)).toContain('Cepat')
      expect(namesIn(between)).not.toContain('Lambat')
      await held.commit()
      expect(namesIn(await ask(between.mark))).toContain('Lambat')
    })
  }
})

type Delta = v.InferOutput<typeof directoryDeltaSchema>
const namesOf = ([, , facilities]: Delta['parts'][number]) => facilities.map(([name]) => name)
const namesIn = ({ parts }: Delta) => parts.flatMap(namesOf)

function asking(app: ReturnType<typeof directoryRoutes>) {
  return async (since: string, regency = '') => {
    const answer = await app.request(`/api/facilities?since=${since}&regency=${regency}`)
    return v.parse(directoryDeltaSchema, await answer.json())
  }
}

async function codeAt(database: Database, placement: string): Promise<string> {
  const row = await database.selectFrom('codes').select('code').where('placement_id', '=', placement).executeTakeFirst()
  return row?.code ?? ''
}

/** Begins to rename a facility and keeps its transaction open until `commit`. */
async function renameSlowly(openAgain: OpenedDatabase['openAgain']) {
  const trx = await openAgain().startTransaction().execute()
  await sql`select pg_current_xact_id()`.execute(trx)
  await trx.updateTable('facilities').set({ name: 'Lambat' }).where('name', '=', PIER).execute()
  return { commit: () => trx.commit().execute() }
}

import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { describeOnBoth, type OpenedDatabase } from '../databases.ts'
import { testWorld } from '../test-world.ts'
import { intakeApp, NOTHING, put, rows, sealedReport } from './sealed-report.ts'

/** Every table a group writes, in order; and the commit itself. */
const MOMENTS = ['reports', 'facts', 'cases', 'events', 'effects', 'senders', 'attachments', 'commit'] as const
const GROUP = 6

describeOnBoth('a connection cut in the middle of a group', (open, engine) => {
  // SQLite has no connection that could be cut; a process that dies in the middle is its journal's case.
  test.runIf(engine === 'postgresql').each(MOMENTS)(
    '[O2] at %s: 503 for each, no half case, and the next process takes all of them once',
    async (moment) => {
      const { database, openAgain } = await open()
      await cutAt(database, moment)
      const sender = { salt: '00'.repeat(16), name: 'Siti', contact: null } as never
      const reports = await Promise.all(
        Array.from({ length: GROUP }, (_, index) => sealedReport({ attachments: [photo(index + 1)] }, sender)),
      )
      const world = testWorld(database)
      const send = (app: ReturnType<typeof intakeApp>) =>
        Promise.all(reports.map(({ id, bytes }) => put(app, id, bytes)))

      const cut = await send(intakeApp(world))
      expect(cut.map(({ status }) => status)).toEqual(reports.map(() => 503))
      for (const [index, answer] of cut.entries()) {
        expect(await answer.json()).toMatchObject({ error: { code: 'unavailable', id: reports[index]?.id } })
      }
      expect(await rows(database)).toEqual(NOTHING)
      expect(await database.selectFrom('facts').selectAll().execute()).toEqual([])

      await sql.raw(`drop function cut() cascade`).execute(database)
      const [same, other] = [await send(intakeApp(world)), await send(intakeApp(testWorld(openAgain())))]
      expect(same.map(({ status }) => status)).toEqual(reports.map(() => 201))
      expect(other.map(({ status }) => status)).toEqual(reports.map(() => 200))
      expect(await rows(database)).toEqual({
        reports: GROUP,
        cases: GROUP,
        events: GROUP,
        effects: GROUP,
        attachments: GROUP,
        senders: GROUP,
      })
      const cases = await database.selectFrom('cases').select(['id', 'report_id', 'number']).execute()
      const held = await database.selectFrom('reports').select(['id', 'case_id']).execute()
      expect(new Set(cases.map(({ id, report_id }) => `${report_id} ${id}`))).toEqual(
        new Set(held.map(({ id, case_id }) => `${id} ${case_id}`)),
      )
      expect(cases.map(({ number }) => number).toSorted()).toEqual(
        reports.map((_, index) => `KS-2026-00000${index + 1}`),
      )
    },
  )
})

const photo = (name: number) => ({ sha256: name.toString(16).padStart(64, '0'), size: 10, type: 'image/jpeg' })

/** The server ends the connection that writes there, as a failing machine does: within the statement, or within COMMIT. */
async function cutAt(database: OpenedDatabase['database'], moment: (typeof MOMENTS)[number]): Promise<void> {
  const when =
    moment === 'commit'
      ? 'create constraint trigger cut after insert on effects deferrable initially deferred'
      : `create trigger cut after insert on ${moment}`
  const statements = [
    `create function cut() returns trigger language plpgsql as
      $$ begin perform pg_terminate_backend(pg_backend_pid()), pg_sleep(1); return null; end $$`,
    `${when} for each row execute function cut()`,
  ]
  for (const statement of statements) await sql.raw(statement).execute(database)
}

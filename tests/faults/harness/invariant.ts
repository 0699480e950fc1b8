import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import type { RunningServer } from '../../journeys/harness/server.ts'
import { expect, test } from '../../journeys/harness/test.ts'
import { type Row, rowsOf } from './rows.ts'

/**
 * The same after every fault: sealed reports and the province's rows are one to one by id, photo bytes are equal by
 * hash, no side effect happened twice, and nothing in the outbox is without a visible state.
 */
export async function expectInvariant(pages: readonly Page[], server: RunningServer, sealed: number): Promise<void> {
  const all = await Promise.all(pages.map((page) => page.evaluate(() => device.states())))
  await expectInvariantOf(all.flat(), server, sealed)
}

type States = Awaited<ReturnType<typeof device.states>>

/** The province's rows, for this query. */
type Ask = (sql: string) => readonly Row[] | Promise<readonly Row[]>

/** The same, of states that were read before. Later ones of a report count. `ask`: where the rows are not in SQLite. */
export async function expectInvariantOf(
  states: States,
  server: RunningServer,
  sealed: number,
  ask: Ask = (sql) => rowsOf(server, sql),
): Promise<void> {
  const here = new Map(states.map((entry) => [entry.id, entry]))
  expect(here.size).toBe(sealed)
  await countReports([...here.keys()], server, ask)
  expect((await ask('select id from reports order by id')).map(({ id }) => id)).toEqual([...here.keys()].sort())
  expect(await ask('select id from cases')).toHaveLength(sealed)
  expect(await ask("select case_id from events where kind = 'received' group by case_id having count(*) > 1")).toEqual(
    [],
  )
  expect(await ask('select report_id, kind from effects group by report_id, kind having count(*) > 1')).toEqual([])
  expect(await ask('select number from cases group by number having count(*) > 1')).toEqual([])
  for (const { id, state, attachments, number } of here.values()) {
    expect(state.name).toBe('delivered')
    expect(number).not.toBeNull()
    for (const { sha256, state } of attachments) {
      expect(state).toBe('stored')
      const bytes = readFileSync(`${server.dataDir}/attachments/${id.slice(0, 2)}/${id}/${sha256}`)
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
    }
  }
}

/** What `npm run faults` adds up, told before anything is asserted: a broken promise is counted too. */
export async function countReports(
  sealed: readonly string[],
  server: RunningServer,
  ask: Ask = (sql) => rowsOf(server, sql),
): Promise<void> {
  const received = await ask('select id, case_id from reports')
  const ids = received.map(({ id }) => id)
  const cases = await ask('select report_id from cases')
  const lost = sealed.filter((id) => !ids.includes(id)).length
  const doubled = ids.length - new Set(ids).size + cases.length - new Set(received.map((row) => row.case_id)).size
  const description = JSON.stringify({ sealed: sealed.length, lost, doubled })
  test.info().annotations.push({ type: 'invariant', description })
}

/** Sends until nothing is left to send; a person who presses "send now" again and again. */
export async function sendAll(page: Page): Promise<void> {
  await expect(async () => {
    await page.evaluate(() => device.outbox.sendNow())
    const states = await page.evaluate(() => device.states())
    expect(states.filter(({ state }) => state.name !== 'delivered')).toEqual([])
  }).toPass({ timeout: 40_000, intervals: [100] })
}

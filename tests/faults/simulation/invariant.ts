import { createHash } from 'node:crypto'
import type { Phone } from './phone.ts'
import type { Province } from './province.ts'
import type { Scheduler } from './scheduler.ts'
import type { Ledger } from './writing.ts'

export type Verdict = {
  readonly sealed: number
  readonly lost: number
  readonly doubled: number
  /** What does not hold, in words; empty: everything does. */
  readonly wrong: readonly string[]
}

/**
 * Sealed reports and the province's rows one to one by id, photo bytes equal by hash, no side effect twice, nothing in an
 * outbox without a visible state, nobody told "saved" of a report that is not there.
 */
export async function findWrong(
  scheduler: Scheduler,
  province: Province,
  phones: readonly Phone[],
  ledger: Ledger,
): Promise<Verdict> {
  const wrong = [...ledger.wrong]
  const here = new Map<string, readonly string[]>()
  for (const phone of phones) {
    const tab = phone.tabs[0] ?? phone.openTab()
    for (const { id, state, attachments } of await scheduler.see('entries', tab.outbox.entries(), 86_400_000)) {
      here.set(id, [...(here.get(id) ?? []), ...attachments.map(({ sha256 }) => sha256)])
      if (state.name !== 'delivered' && state.name !== 'purged') wrong.push(`${id.slice(0, 8)} is ${state.name}`)
      for (const one of attachments) {
        if (one.state !== 'stored') wrong.push(`a photo of ${id.slice(0, 8)} is ${one.state}`)
      }
    }
  }
  const rows = new Set(province.rows('select id from reports').map(({ id }) => String(id)))
  const lost = [...new Set([...here.keys(), ...ledger.saved])].filter((id) => !rows.has(id))
  for (const id of lost) wrong.push(`${id.slice(0, 8)} is sealed and not at the province`)
  for (const id of ledger.saved) if (!here.has(id)) wrong.push(`${id.slice(0, 8)} was called saved and is gone`)
  for (const id of rows) if (!here.has(id)) wrong.push(`${id.slice(0, 8)} is at the province and on no phone`)
  for (const [id, photos] of here) {
    for (const name of photos) {
      const bytes = province.rooms.at(id, name)
      if (bytes === null || createHash('sha256').update(bytes).digest('hex') !== name) {
        wrong.push(`a photo of ${id.slice(0, 8)} is not at the province`)
      }
    }
  }
  const doubled = TWICE.flatMap(([what, sql]) => province.rows(sql).map(() => what))
  return { sealed: here.size, lost: lost.length, doubled: doubled.length, wrong: [...wrong, ...doubled] }
}

/** Each of these finds nothing where everything happened once. */
export const TWICE: readonly (readonly [what: string, sql: string])[] = [
  [
    'a report has not exactly one effect',
    'select 1 from reports where (select count(*) from effects where report_id = reports.id) <> 1',
  ],
  ['a case was received twice', "select 1 from events where kind = 'received' group by case_id having count(*) > 1"],
  ['a number was given twice', 'select 1 from cases group by number having count(*) > 1'],
  ['a case without a report', 'select 1 from cases where id not in (select case_id from reports)'],
  ['a report without a case', 'select 1 from reports where case_id not in (select id from cases)'],
  [
    'a photo was told twice',
    `select 1 from cases where (select count(*) from events where case_id = cases.id and kind = 'attachment') >
     (select count(*) from attachments join reports on reports.id = report_id where case_id = cases.id)`,
  ],
]

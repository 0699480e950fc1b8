import { createHash } from 'node:crypto'
import * as v from 'valibot'
import {
  type ImportCheck,
  type ImportDone,
  type ImportOrder,
  type ImportQuestion,
  importDoneSchema,
  MOST_NAMED,
} from '../../domain/facility-import.ts'
import { cellsOf, readHead } from '../../domain/facility-table/columns.ts'
import { sumsOf } from '../../domain/facility-table/outcome.ts'
import { type Plan, planOf, type TableRow } from '../../domain/facility-table/plan.ts'
import type { Database } from '../database/open.ts'
import { invalid, notFound, staleVersion } from '../errors.ts'
import type { World } from '../world.ts'
import { readBooks } from './books.ts'
import { type Carried, carryOut } from './import-carry-out.ts'
import { listFacilities } from './read.ts'

/** What an import would do, row by row. Changes nothing. Throws invalid when the head is none. */
export async function checkImport(world: World, question: ImportQuestion): Promise<ImportCheck> {
  const plan = await planNow(world.database, question)
  return { basis: basisOf(plan), sums: sumsOf(plan.rows), rows: [...plan.rows] }
}

/**
 * Carries out what was looked at, all of it in one transaction or nothing. The plan is made again inside it: when
 * something changed meanwhile and it comes out otherwise, it is a conflict. An order that was carried out before has its
 * first answer again. Throws invalid for what the screen never orders: undecided rows, wrong ones against its word,
 * nothing to do.
 */
export async function applyImport(world: World, by: string, order: ImportOrder): Promise<ImportDone> {
  return world.database.transaction().execute(async (trx) => {
    await waitForOtherImports(trx)
    const earlier = await trx.selectFrom('facility_imports').selectAll().where('id', '=', order.id).executeTakeFirst()
    if (earlier !== undefined) {
      if (earlier.account_id !== by) throw notFound()
      return v.parse(importDoneSchema, JSON.parse(earlier.answer))
    }
    const plan = await planNow(trx, order)
    if (basisOf(plan) !== order.basis) throw staleVersion()
    const sums = sumsOf(plan.rows)
    if (sums.suspected + sums.waits > 0) throw invalid({ decisions: 'undecided' })
    if (sums.wrong > 0 && !order.withoutWrong) throw invalid({ rows: 'wrong' })
    if (plan.additions.length + plan.edits.length === 0) throw invalid({ rows: 'nothing' })
    const answer: ImportDone = { sums, ...namedOf(await carryOut(trx, world, by, order.id, plan)) }
    await trx
      .insertInto('facility_imports')
      .values({ id: order.id, account_id: by, at: world.now(), basis: order.basis, answer: JSON.stringify(answer) })
      .execute()
    return answer
  })
}

/** The check and the import are this one function. */
async function planNow(database: Database, { head, rows, decisions }: ImportQuestion): Promise<Plan> {
  const read = readHead(head)
  if (read.outcome !== 'head') throw invalid({ head: read.outcome })
  const filled = rows.flatMap((row, at): TableRow[] =>
    row.every((cell) => cell.trim() === '') ? [] : [{ row: at + 2, cells: cellsOf(read.columns, row) }],
  )
  const { facilities } = await listFacilities(database, 'every', { state: 'all' }, Number.MAX_SAFE_INTEGER)
  return planOf(filled, decisions, facilities, await readBooks(database))
}

function basisOf({ additions, edits }: Plan): string {
  return createHash('sha256').update(JSON.stringify({ additions, edits })).digest('base64url')
}

/** Imports go one after the other; on SQLite every transaction does. A second one plans on what the first has done. */
async function waitForOtherImports(trx: Database): Promise<void> {
  await trx
    .insertInto('facts')
    .values({ name: 'facility-import', value: '' })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: '' }))
    .execute()
}

function namedOf({ added, changed, placements }: Carried): Omit<ImportDone, 'sums'> {
  const named = [
    ...added.map(({ id, name }) => ({ id, name, isNew: true })),
    ...changed.map(({ id, name }) => ({ id, name, isNew: false })),
  ]
  return { added: added.length, changed: changed.length, placements, facilities: named.slice(0, MOST_NAMED) }
}

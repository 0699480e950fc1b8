import { cell } from '../../domain/csv.ts'
import type { CaseSummary, Filter } from '../../domain/desk-protocol.ts'
import type { Scope } from '../../domain/role.ts'
import type { World } from '../world.ts'
import { listCases, type Place } from './summaries.ts'

const COLUMNS = [
  'number',
  'received_at',
  'state',
  'since',
  'due_at',
  'kind',
  'title',
  'category',
  'agency',
  'facility',
  'regency',
  'supervisory',
  'photos',
  'example',
] as const

/** The filtered list as RFC 4180, with a byte order mark so that spreadsheets read it as UTF-8. No names, no contacts. */
export function exportCases(world: World, scope: Scope, filter: Filter): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let before: Place | null = null
  let begun = false
  return new ReadableStream({
    async pull(controller) {
      if (!begun) controller.enqueue(encoder.encode(`\uFEFF${COLUMNS.join(',')}\r\n`))
      begun = true
      const cases = await listCases(world.database, scope, filter, { before, size: 500 })
      const last = cases.at(-1)
      if (last === undefined) return controller.close()
      before = { receivedAt: last.receivedAt, id: last.id }
      controller.enqueue(encoder.encode(cases.map(line).join('')))
    },
  })
}

function line(row: CaseSummary): string {
  const cells: readonly (string | number)[] = [
    row.number,
    moment(row.receivedAt),
    row.state,
    moment(row.since),
    row.dueAt === null ? '' : moment(row.dueAt),
    row.kind,
    row.title,
    row.category ?? '',
    row.agency ?? '',
    row.facility?.name ?? '',
    row.regency ?? '',
    row.supervisory ? 1 : 0,
    row.photos,
    row.example ? 1 : 0,
  ]
  return `${cells.map(cell).join(',')}\r\n`
}

/** ISO 8601 in WITA. */
function moment(at: number): string {
  return `${new Date(at + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`
}

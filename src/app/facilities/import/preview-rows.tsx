import { useState } from 'preact/hooks'
import { FACILITY_PAGES } from '../../../domain/facility-protocol.ts'
import { cellsOf, readHead } from '../../../domain/facility-table/columns.ts'
import type { Decision, RowOutcome } from '../../../domain/facility-table/outcome.ts'
import { RowDetails } from './row-details.tsx'
import type { TableFile } from './table-file.ts'
import type { ImportWords } from './words-id.ts'

/** Rows drawn at once: thousands would hold the page up for seconds. */
const AT_ONCE = 50

type Props = {
  readonly file: TableFile
  readonly rows: readonly RowOutcome[]
  readonly decisions: ReadonlyMap<number, Decision>
  readonly words: ImportWords
  readonly onDecide: (row: number, decision: Decision | null) => void
}

/** The rows of one filter, a leaf of them at a time. Give it another `key` with another filter. */
export function PreviewRows({ file, rows, decisions, words, onDecide }: Props) {
  const [start, setStart] = useState(0)
  if (rows.length === 0) return <p role="status">{words.noRows}</p>
  const shown = rows.slice(start, start + AT_ONCE)
  const head = readHead(file.head)
  const columns = head.outcome === 'head' ? head.columns : []
  const turn = (to: number) => {
    setStart(to)
    document.getElementById('import-rows')?.focus()
  }
  return (
    <>
      <div class="import-table">
        <table id="import-rows" tabIndex={-1}>
          <caption class="quiet small">{words.rowsShown(start + 1, start + shown.length, rows.length)}</caption>
          <thead>
            <tr>
              <th scope="col">{words.row}</th>
              <th scope="col">{words.what}</th>
              <th scope="col">{words.facility}</th>
              <th scope="col">{words.details}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((outcome) => {
              const { nama, tempat } = cellsOf(columns, file.rows[outcome.row - 2] ?? [])
              const facility = 'facility' in outcome ? outcome.facility : null
              return (
                <tr key={outcome.row}>
                  <td class="import-number" data-label={words.row}>
                    {outcome.row}
                  </td>
                  <td>
                    <span class={`import-mark import-mark-${outcome.outcome}`}>{words.outcome(outcome.outcome)}</span>
                  </td>
                  <th scope="row">
                    {facility === null ? nama : <a href={FACILITY_PAGES.facility(facility.id)}>{facility.name}</a>}
                    {tempat !== undefined && tempat !== '' && <span class="quiet small import-spot">{tempat}</span>}
                  </th>
                  <td class="import-details">
                    <RowDetails
                      outcome={outcome}
                      words={words}
                      decision={decisions.get(outcome.row) ?? null}
                      onDecide={(decision) => onDecide(outcome.row, decision)}
                    />
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      {rows.length > AT_ONCE && (
        <div class="facility-actions">
          <button
            class="button button-second"
            type="button"
            disabled={start === 0}
            onClick={() => turn(Math.max(0, start - AT_ONCE))}
          >
            {words.before}
          </button>
          <button
            class="button button-second"
            type="button"
            disabled={start + AT_ONCE >= rows.length}
            onClick={() => turn(start + AT_ONCE)}
          >
            {words.nextRows}
          </button>
        </div>
      )}
    </>
  )
}

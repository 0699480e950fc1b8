import { useState } from 'preact/hooks'
import { formatFacilityCode } from '../../../domain/facility-code.ts'
import type { Order } from '../../../qr/press.ts'
import type { Page, Run } from '../../../qr/sheets/run.ts'
import { hasSmallType } from '../../../qr/sheets/small-type.ts'
import { svgOf } from '../../../qr/writers/svg.ts'
import type { SheetWords } from './words.ts'

type Props = {
  readonly order: Order
  readonly run: Run
  readonly page: number
  readonly turn: (page: number) => void
  readonly words: SheetWords
}

/** One sheet as it will come out: the same drawing that goes into the files. */
export function Preview({ order, run, page, turn, words }: Props) {
  const shown = run.pages[page]
  const sheet = shown === undefined ? null : run.sheet(shown)
  if (shown === undefined || sheet === null) return null
  const last = run.pages.length - 1
  return (
    <section class="sheet-preview" aria-labelledby="sheet-preview-title">
      <h2 id="sheet-preview-title">{words.preview}</h2>
      {run.pages.length > 1 && (
        <div class="facility-actions">
          <button class="button button-second" type="button" disabled={page === 0} onClick={() => turn(page - 1)}>
            {words.previous}
          </button>
          <span role="status">{words.sheetOf(page + 1, run.pages.length)}</span>
          <button class="button button-second" type="button" disabled={page === last} onClick={() => turn(page + 1)}>
            {words.next}
          </button>
        </div>
      )}
      {hasSmallType(sheet) && <p class="sheet-cost">{words.smallType}</p>}
      <img
        class="sheet-picture"
        width={sheet.width * 4}
        height={sheet.height * 4}
        src={`data:image/svg+xml,${encodeURIComponent(svgOf(sheet))}`}
        alt={words.previewOf(words.kinds[order.choice.kind], namesOn(shown))}
      />
    </section>
  )
}

/** "Dermaga Alabio, Tiang dermaga, 7F3K-9Q2M", for who cannot see the sheet; the first few of many. */
function namesOn({ subjects }: Page): string {
  const names = [...new Set(subjects)].map(({ facility, placement, code, example }) =>
    [facility, placement, formatFacilityCode(code), ...(example ? ['CONTOH'] : [])].join(', '),
  )
  return names.length <= 3 ? names.join('; ') : `${names.slice(0, 3).join('; ')} … (${names.length})`
}

/** Which sheet is shown; the first again when there are others. */
export function usePage(run: Run): readonly [page: number, turn: (page: number) => void] {
  const [page, turn] = useState(0)
  return [Math.min(page, Math.max(0, run.pages.length - 1)), turn]
}

import { useState } from 'preact/hooks'
import type { ImportCheck } from '../../../domain/facility-import.ts'
import { type Decision, OUTCOMES, type RowOutcome, type Sums } from '../../../domain/facility-table/outcome.ts'
import { Notice } from '../../../form/parts/notice.tsx'
import { PreviewRows } from './preview-rows.tsx'
import type { TableFile } from './table-file.ts'
import type { ImportWords } from './words-id.ts'

type Filter = RowOutcome['outcome'] | 'all'

type Props = {
  readonly file: TableFile
  readonly check: ImportCheck
  /** Those the check was made with. */
  readonly decisions: readonly Decision[]
  readonly words: ImportWords
  readonly onCheck: (decisions: readonly Decision[]) => void
  readonly onApply: (withoutWrong: boolean) => void
}

/** What would become of every row: sums that filter, the rows, and the one button that does it. */
export function Preview({ file, check, decisions, words, onCheck, onApply }: Props) {
  const { sums, rows } = check
  const [filter, setFilter] = useState<Filter>(firstFilter(sums))
  const [made, setMade] = useState<ReadonlyMap<number, Decision>>(new Map(decisions.map((one) => [one.row, one])))
  const [withoutWrong, setWithoutWrong] = useState(false)
  const isDirty = made.size !== decisions.length || decisions.some((one) => made.get(one.row) !== one)
  const decide = (row: number, decision: Decision | null) => {
    const next = new Map(made)
    if (decision === null) next.delete(row)
    else next.set(row, decision)
    setMade(next)
  }
  const open = rows.filter((one) => one.outcome === 'suspected' && !made.has(one.row))
  const decideAll = () => setMade(new Map([...made, ...open.map(({ row }) => [row, { row, is: 'another' }] as const)]))
  const shown = filter === 'all' ? rows : rows.filter((one) => one.outcome === filter)
  return (
    <>
      <p>{words.file(file.name, rows.length)}</p>
      {file.unused.length > 0 && <p class="quiet">{words.unused(file.unused)}</p>}
      {file.isGuessed && <Notice tone="alert">{words.guessed}</Notice>}
      <fieldset class="import-sums">
        <legend class="visually-hidden">{words.filter}</legend>
        {(['all', ...OUTCOMES] as const).map((one) => {
          const count = one === 'all' ? rows.length : sums[one]
          if (count === 0) return null
          return (
            <button
              key={one}
              type="button"
              class={one === 'all' ? 'import-sum' : `import-sum import-sum-${one}`}
              aria-pressed={filter === one}
              onClick={() => setFilter(one)}
            >
              <strong>{words.count(count)}</strong> {one === 'all' ? words.all : words.outcome(one)}
            </button>
          )
        })}
      </fieldset>
      <section class="card stack">
        {sums.wrong > 0 && (
          <>
            <p>{words.wrongFirst(sums.wrong)}</p>
            <div class="facility-actions">
              <button
                class="button button-second"
                type="button"
                onClick={() =>
                  void import('./offer-table.ts').then(({ offerWrongRows }) => offerWrongRows(file, rows, words))
                }
              >
                {words.wrongRows} ({file.format.toUpperCase()})
              </button>
              <label class="facility-pick">
                <input
                  type="checkbox"
                  checked={withoutWrong}
                  onChange={(event) => setWithoutWrong(event.currentTarget.checked)}
                />
                {words.withoutWrong(sums.wrong)}
              </label>
            </div>
          </>
        )}
        {open.length > 0 && (
          <div class="facility-actions">
            <span>{words.undecided(open.length)}</span>
            {open.length > 1 && (
              <button class="button button-second" type="button" onClick={decideAll}>
                {words.allAnother(open.length)}
              </button>
            )}
          </div>
        )}
        <div class="facility-actions">
          {isDirty ? (
            <button class="button" type="button" onClick={() => onCheck([...made.values()])}>
              {words.recheck(made.size)}
            </button>
          ) : (
            <Apply sums={sums} withoutWrong={withoutWrong} words={words} onApply={onApply} />
          )}
        </div>
      </section>
      <PreviewRows key={filter} file={file} rows={shown} decisions={made} words={words} onDecide={decide} />
    </>
  )
}

function Apply({
  sums,
  withoutWrong,
  words,
  onApply,
}: Pick<Props, 'words' | 'onApply'> & { readonly sums: Sums; readonly withoutWrong: boolean }) {
  const effective = sums['new-facility'] + sums['new-placement'] + sums.changed
  const mayApply = sums.suspected + sums.waits === 0 && (sums.wrong === 0 || withoutWrong)
  if (effective === 0 && sums.suspected + sums.wrong === 0) return <p role="status">{words.nothing}</p>
  return (
    <button class="button" type="button" disabled={!mayApply || effective === 0} onClick={() => onApply(withoutWrong)}>
      {words.apply(effective)}
    </button>
  )
}

/** What needs somebody's eye comes first. */
function firstFilter(sums: Sums): Filter {
  if (sums.wrong > 0) return 'wrong'
  return sums.suspected > 0 ? 'suspected' : 'all'
}

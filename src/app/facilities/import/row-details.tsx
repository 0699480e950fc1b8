import { FACILITY_PAGES } from '../../../domain/facility-protocol.ts'
import type { Candidate, Change, Decision, RowOutcome } from '../../../domain/facility-table/outcome.ts'
import type { ImportWords } from './words-id.ts'

type Props = {
  readonly outcome: RowOutcome
  readonly words: ImportWords
  readonly decision: Decision | null
  readonly onDecide: (decision: Decision | null) => void
}

/** What stands behind a row's outcome: before and after, what is wrong, or the question only a person can answer. */
export function RowDetails({ outcome, words, decision, onDecide }: Props) {
  switch (outcome.outcome) {
    case 'new-facility':
    case 'left-out':
      return <Decided {...{ outcome, words, decision, onDecide }} />
    case 'new-placement':
      return (
        <>
          {outcome.facility === null && <p class="small">{words.ofRow(outcome.of)}</p>}
          <Changes changes={outcome.changes} words={words} />
          <Decided {...{ outcome, words, decision, onDecide }} />
        </>
      )
    case 'changed':
      return (
        <>
          <Changes changes={outcome.changes} words={words} />
          <Decided {...{ outcome, words, decision, onDecide }} />
        </>
      )
    case 'same':
      return null
    case 'waits':
      return <p class="small">{words.waits(outcome.of)}</p>
    case 'wrong':
      return (
        <ul class="import-problems">
          {outcome.problems.map((one) => (
            <li key={`${one.column} ${one.word}`}>
              <strong>{one.column}</strong> {words.problem(one)}
            </li>
          ))}
        </ul>
      )
    case 'suspected':
      return <Question row={outcome.row} candidates={outcome.candidates} {...{ words, decision, onDecide }} />
    default:
      return outcome satisfies never
  }
}

function Changes({ changes, words }: { readonly changes: readonly Change[]; readonly words: ImportWords }) {
  if (changes.length === 0) return null
  return (
    <ul class="import-changes">
      {changes.map(({ column, before, after }) => (
        <li key={column}>
          <strong>{column === 'lintang' ? 'lintang, bujur' : column}</strong>{' '}
          <span class="visually-hidden">{words.from} </span>
          <del>{before || words.emptyCell}</del> <span aria-hidden="true">→ </span>
          <span class="visually-hidden">{words.to} </span>
          <ins>{after || words.emptyCell}</ins>
        </li>
      ))}
    </ul>
  )
}

/** A decision that was taken into account already, and how to take it back. */
function Decided({ outcome, words, decision, onDecide }: Props) {
  if (decision === null) return null
  return (
    <p class="import-decided">
      <span>
        {words.decided}: {decisionText(outcome, decision, words)}
      </span>
      <button class="button button-second import-small" type="button" onClick={() => onDecide(null)}>
        {words.undecide}
      </button>
    </p>
  )
}

function decisionText(outcome: RowOutcome, decision: Decision, words: ImportWords): string {
  switch (decision.is) {
    case 'another':
      return words.isAnother
    case 'left-out':
      return words.leaveOut
    case 'facility':
      return words.isFacility('facility' in outcome ? (outcome.facility?.name ?? decision.id) : decision.id)
    case 'row':
      return words.isRow(decision.of, '')
    default:
      return decision satisfies never
  }
}

function Question({
  row,
  candidates,
  words,
  decision,
  onDecide,
}: Omit<Props, 'outcome'> & { readonly row: number; readonly candidates: readonly Candidate[] }) {
  const choice = (key: string, label: string, made: Decision, isMade: boolean, candidate: Candidate | null) => (
    <label class="import-choice" key={key}>
      <input type="radio" name={`decision-${row}`} checked={isMade} onChange={() => onDecide(made)} />
      <span>
        {label}
        {candidate !== null && (
          <span class="quiet small">
            {' '}
            {[
              candidate.place,
              ...(candidate.metres === null ? [] : [words.metres(candidate.metres)]),
              ...(candidate.withdrawn ? [words.withdrawn] : []),
            ].join(' · ')}
          </span>
        )}
        {candidate?.is.kind === 'facility' && (
          <>
            {' '}
            <a href={FACILITY_PAGES.facility(candidate.is.id)} target="_blank" rel="noopener">
              {words.look}
              <span class="visually-hidden"> {candidate.name}</span>
            </a>
          </>
        )}
      </span>
    </label>
  )
  return (
    <fieldset class="import-question">
      <legend>{words.decide}</legend>
      {candidates.map((candidate) => {
        const { is } = candidate
        return is.kind === 'facility'
          ? choice(
              is.id,
              words.isFacility(candidate.name),
              { row, is: 'facility', id: is.id },
              decision?.is === 'facility' && decision.id === is.id,
              candidate,
            )
          : choice(
              `row ${is.row}`,
              words.isRow(is.row, candidate.name),
              { row, is: 'row', of: is.row },
              decision?.is === 'row' && decision.of === is.row,
              candidate,
            )
      })}
      {choice('another', words.isAnother, { row, is: 'another' }, decision?.is === 'another', null)}
      {choice('left-out', words.leaveOut, { row, is: 'left-out' }, decision?.is === 'left-out', null)}
    </fieldset>
  )
}

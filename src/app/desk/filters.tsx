import { useRef, useState } from 'preact/hooks'
import type { Choices, Counts, Filter } from '../../domain/desk-protocol.ts'
import { DESK } from '../../domain/desk-protocol.ts'
import { REPORT_KINDS } from '../../domain/report-kind.ts'
import { CASE_STATES } from '../../domain/workflow.ts'
import { queryOf } from './address.ts'
import type { DeskWords } from './messages.ts'

const SEARCH_PAUSE = 250

/** Search, filters, and the list as a file. Every change stands in the address. */
export function Filters({
  filter,
  counts,
  choices,
  words,
  everyAgency,
  onChange,
}: {
  readonly filter: Filter
  readonly counts: Counts | null
  readonly choices: Choices | null
  readonly words: DeskWords
  readonly everyAgency: boolean
  readonly onChange: (filter: Filter) => void
}) {
  // On a phone the filters fold away, so that the list comes first.
  const [isUnfolded, setUnfolded] = useState(false)
  const pause = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  // What is typed goes out a moment later, over whatever else was chosen meanwhile.
  const present = useRef(filter)
  present.current = filter
  const set = (name: keyof Filter, value: string) => {
    const others = Object.fromEntries(Object.entries(present.current).filter(([known]) => known !== name))
    onChange(value === '' ? others : { ...others, [name]: value })
  }
  const pick = (name: keyof Filter, label: string, options: readonly (readonly [value: string, text: string])[]) => (
    <label class="desk-filter">
      <span>{label}</span>
      <select value={filter[name] ?? ''} onChange={(event) => set(name, event.currentTarget.value)}>
        <option value="">{words.filters.all}</option>
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
  const countOf = (state: (typeof CASE_STATES)[number]) => (counts === null ? '' : ` (${counts.states[state] ?? 0})`)
  return (
    <search class={isUnfolded ? 'desk-filters' : 'desk-filters desk-filters-folded'} aria-label={words.filters.title}>
      <label class="desk-filter desk-filter-search">
        <span>{words.filters.search}</span>
        <input
          type="search"
          id="desk-search"
          defaultValue={filter.search ?? ''}
          maxLength={200}
          onInput={(event) => {
            const { value } = event.currentTarget
            clearTimeout(pause.current)
            pause.current = setTimeout(() => set('search', value.trim()), SEARCH_PAUSE)
          }}
        />
      </label>
      <button
        type="button"
        class="button button-second desk-unfold"
        aria-expanded={isUnfolded}
        onClick={() => setUnfolded(!isUnfolded)}
      >
        {words.filters.more}
      </button>
      {pick(
        'state',
        words.filters.state,
        CASE_STATES.map((state) => [state, `${words.states[state]}${countOf(state)}`]),
      )}
      {pick(
        'kind',
        words.filters.kind,
        REPORT_KINDS.map((kind) => [kind, words.kinds[kind]]),
      )}
      {everyAgency &&
        pick('agency', words.filters.agency, [
          ['none', words.filters.noAgency],
          ...(choices?.agencies ?? []).map(({ id, shortName }) => [id, shortName] as const),
        ])}
      {pick(
        'regency',
        words.filters.regency,
        (choices?.regencies ?? []).map(({ code, name }) => [code, name]),
      )}
      {pick(
        'facility',
        words.filters.facility,
        (choices?.facilities ?? []).map(({ id, name }) => [id, name]),
      )}
      <div class="desk-filter-ways">
        {Object.keys(filter).length > 0 && (
          <button type="button" class="button button-quiet" onClick={() => onChange({})}>
            {words.filters.clear}
          </button>
        )}
        <a class="button button-second" href={`${DESK.exported}${queryOf(filter)}`} download>
          {words.filters.exported}
        </a>
      </div>
    </search>
  )
}

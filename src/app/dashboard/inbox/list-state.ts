import type { CaseSummary, Filter, LiveMessage } from '../../../domain/desk-protocol.ts'

/** The list as it stands on screen. `fresh`: ids that came while somebody was looking. */
export type ListState = {
  readonly status: 'loading' | 'ready' | 'failed'
  readonly cases: readonly CaseSummary[]
  readonly next: string | null
  readonly fresh: ReadonlySet<string>
}

export const EMPTY: ListState = { status: 'loading', cases: [], next: null, fresh: new Set() }

/** Newest first, as the server sorts. */
function isNewer(a: CaseSummary, b: CaseSummary): boolean {
  return a.receivedAt > b.receivedAt || (a.receivedAt === b.receivedAt && a.id > b.id)
}

/**
 * Whether a case belongs in a list with this filter. Words cannot be looked for here: with a search, only what is
 * already listed is kept up to date.
 */
export function fits(found: CaseSummary, filter: Filter): boolean {
  return (
    found.held === (filter.held === '1') &&
    (filter.state === undefined || found.state === filter.state) &&
    (filter.kind === undefined || found.kind === filter.kind) &&
    (filter.facility === undefined || found.facility?.id === filter.facility) &&
    (filter.agency === undefined || found.agency === (filter.agency === 'none' ? null : filter.agency)) &&
    (filter.regency === undefined || found.regency === filter.regency)
  )
}

/** The list after a page of older cases has come. */
export function withMore(list: ListState, cases: readonly CaseSummary[], next: string | null): ListState {
  const known = new Set(list.cases.map(({ id }) => id))
  return { ...list, cases: [...list.cases, ...cases.filter(({ id }) => !known.has(id))], next }
}

/** The list after a live message: one case new on top, changed where it stands, or gone. */
export function withMessage(list: ListState, message: LiveMessage, filter: Filter): ListState {
  if (message.what === 'reload') return list
  if (message.what === 'gone') return without(list, message.id)
  const found = message.case
  const present = list.cases.find(({ id }) => id === found.id)
  if (present !== undefined) {
    // Messages may overtake an answer: an older version never replaces a newer one.
    if (found.version < present.version) return list
    if (!fits(found, filter)) return without(list, found.id)
    return { ...list, cases: list.cases.map((each) => (each.id === found.id ? found : each)) }
  }
  if (filter.search !== undefined || !fits(found, filter)) return list
  const place = list.cases.findIndex((each) => isNewer(found, each))
  // Older than everything loaded: it comes with the next page.
  if (place === -1 && list.next !== null) return list
  const cases = place === -1 ? [...list.cases, found] : list.cases.toSpliced(place, 0, found)
  return { ...list, cases, fresh: new Set([...list.fresh, found.id]) }
}

export function without(list: ListState, id: string): ListState {
  return { ...list, cases: list.cases.filter((each) => each.id !== id) }
}

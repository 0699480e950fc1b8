import { useEffect, useState } from 'preact/hooks'
import * as v from 'valibot'
import { type Filter, type FilterName, filterSchema } from '../../domain/desk-protocol.ts'
import { LANGUAGE_PARAMETER } from '../../domain/language.ts'

/** What of the dashboard stands in the address: the filter, and the case that is being read. */
export const OPENED = 'kasus'
const MOVED = 'dashboard-moved'

export const FILTER_NAMES: readonly FilterName[] = ['state', 'kind', 'facility', 'agency', 'regency', 'held', 'search']

/** The address, drawn again whenever it changes. */
export function useAddress(): URL {
  const [href, setHref] = useState(location.href)
  useEffect(() => {
    const follow = () => setHref(location.href)
    addEventListener('popstate', follow)
    addEventListener(MOVED, follow)
    return () => {
      removeEventListener('popstate', follow)
      removeEventListener(MOVED, follow)
    }
  }, [])
  return new URL(href)
}

/** Goes to another address of the dashboard without loading the page again. `replace` leaves no step to go back to. */
export function go(address: string, replace = false): void {
  if (replace) history.replaceState(null, '', address)
  else history.pushState(null, '', address)
  dispatchEvent(new Event(MOVED))
}

/** Each filter by itself: one that is not understood is left out, the others count. */
export function filterIn(url: URL): Filter {
  const given: Record<string, string> = {}
  for (const name of FILTER_NAMES) {
    const value = url.searchParams.get(name)
    if (value !== null && value !== '' && v.is(filterSchema, { [name]: value })) given[name] = value
  }
  return v.parse(filterSchema, given)
}

/** This address with some parameters changed; null takes one away. */
export function withParameters(url: URL, changes: Readonly<Record<string, string | null>>): string {
  const next = new URL(url)
  next.searchParams.delete(LANGUAGE_PARAMETER)
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '') next.searchParams.delete(name)
    else next.searchParams.set(name, value)
  }
  return `${next.pathname}${next.search}`
}

/** An API address with a filter as its query. */
export function asked(address: string, filter: Filter, more: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams({ ...filter, ...more })
  return query.size === 0 ? address : `${address}?${query}`
}

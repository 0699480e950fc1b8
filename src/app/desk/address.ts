import { useEffect, useState } from 'preact/hooks'
import type { Filter, FilterName } from '../../domain/desk-protocol.ts'

/** The dashboard's own addresses. */
export const PAGES = {
  inbox: '/dasbor',
  setUp: '/dasbor/mulai',
  held: '/dasbor/tertahan',
  account: '/dasbor/akun',
} as const

/** Filters and the open case stand in the address, so that a view can be sent to a colleague. */
const PARAMETERS: Readonly<Record<Exclude<FilterName, 'held'>, string>> = {
  state: 'status',
  kind: 'jenis',
  facility: 'fasilitas',
  agency: 'instansi',
  regency: 'kabupaten',
  search: 'cari',
}
const CASE = 'laporan'

export type View = { readonly filter: Filter; readonly open: string | null }

/** What the address asks for; unknown words in it are for the server to refuse. */
export function readView(search: string): View {
  const given = new URLSearchParams(search)
  const entries = Object.entries(PARAMETERS).flatMap(([name, parameter]) => {
    const value = given.get(parameter)
    return value === null || value === '' ? [] : [[name, value]]
  })
  return { filter: Object.fromEntries(entries), open: given.get(CASE) }
}

/** The address of a view, with everything else that stands in it kept. */
export function addressOf(view: View): string {
  const given = new URLSearchParams(location.search)
  for (const [name, parameter] of Object.entries(PARAMETERS)) {
    const value = Object.entries(view.filter).find(([known]) => known === name)?.[1]
    if (value === undefined || value === '') given.delete(parameter)
    else given.set(parameter, value)
  }
  if (view.open === null) given.delete(CASE)
  else given.set(CASE, view.open)
  const query = given.toString()
  return query === '' ? PAGES.inbox : `${PAGES.inbox}?${query}`
}

/** The question to the desk that a filter stands for. */
export function queryOf(filter: Filter, more: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams(more)
  for (const [name, value] of Object.entries(filter)) if (value !== undefined) query.set(name, value)
  return query.size === 0 ? '' : `?${query.toString()}`
}

/** The view in the address, and how to go to another: as a new page of the history, or in place of the present one. */
export function useView(): readonly [View, (view: View, how?: 'push' | 'replace') => void] {
  const [view, setView] = useState(() => readView(location.search))
  useEffect(() => {
    const back = () => setView(readView(location.search))
    addEventListener('popstate', back)
    return () => removeEventListener('popstate', back)
  }, [])
  const go = (next: View, how: 'push' | 'replace' = 'push') => {
    if (how === 'push') history.pushState(null, '', addressOf(next))
    else history.replaceState(null, '', addressOf(next))
    setView(next)
  }
  return [view, go]
}

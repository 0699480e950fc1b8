import type { CheckedCode, KeptCode, KeptFacility } from '../../domain/directory.ts'
import { type DirectoryDatabase, directoryDatabase, type RegencyIndex } from './database.ts'
import { namesLike, partOfCode } from './index-regency.ts'
import { searchText } from './search-text.ts'

/** A code by the directory on this phone. `at`: when that was last like the province's. */
export type FoundCode = { readonly facility: KeptFacility; readonly code: KeptCode; readonly at: number }

/** How many replacements of one code are followed. */
const MOST_STEPS = 20

/** What this phone knows of a code; null when it knows nothing, or when the browser stores nothing. */
export async function findCode(code: string): Promise<FoundCode | null> {
  try {
    const database = await directoryDatabase()
    return await findIn(database, await database.getAll('indexes'), code)
  } catch {
    // Storage is blocked or full: then nothing is known here.
    return null
  }
}

/** The code as the province would say it, by what this phone knows. */
export async function checkOnPhone(
  code: string,
): Promise<{ readonly checked: CheckedCode; readonly at: number } | null> {
  const found = await findCode(code)
  if (found === null) return null
  const { facility, at } = found
  const { since, placement, withdrawnAt, successor } = found.code
  const { name, kind, agency, area } = facility
  const next = withdrawnAt === null ? null : await inUse(successor)
  return { checked: { code, name, kind, agency, area, placement, since, withdrawnAt, successor: next }, at }
}

async function inUse(first: string | null): Promise<CheckedCode['successor']> {
  let next = first
  for (let step = 0; next !== null && step < MOST_STEPS; step++) {
    const found = await findCode(next)
    if (found === null) return null
    const { code, placement, withdrawnAt, successor } = found.code
    if (withdrawnAt === null) return { code, name: found.facility.name, placement }
    next = successor
  }
  return null
}

/** Those of `codes` that are in use by the directory on this phone, with their facilities' names. */
export async function codesInUse<Code extends string>(
  codes: readonly Code[],
): Promise<readonly { readonly code: Code; readonly name: string }[]> {
  try {
    const database = await directoryDatabase()
    const indexes = await database.getAll('indexes')
    const known = codes.filter((code) => indexes.some((index) => partOfCode(index, code) !== null))
    const found = await Promise.all(known.map(async (code) => [code, await findIn(database, indexes, code)] as const))
    return found.flatMap(([code, each]) =>
      each === null || each.code.withdrawnAt !== null ? [] : [{ code, name: each.facility.name }],
    )
  } catch {
    return []
  }
}

/** Facilities in whose names all the words stand, best first, at most `limit`; none for fewer than two characters. */
export async function findNames(words: string, limit: number): Promise<readonly KeptFacility[]> {
  const query = searchText(words)
  if (query.length < 2) return []
  try {
    const database = await directoryDatabase()
    const hits = (await database.getAll('indexes'))
      .flatMap((index) => namesLike(index, query).map((hit) => ({ ...hit, key: `${index.regency}/${hit.part}` })))
      .sort((a, b) => a.rank - b.rank || (a.name < b.name ? -1 : 1))
      .slice(0, limit)
    const tx = database.transaction('parts')
    const keys = [...new Set(hits.map(({ key }) => key))]
    const parts = new Map(await Promise.all(keys.map(async (key) => [key, await tx.store.get(key)] as const)))
    return hits.flatMap(({ key, place }) => parts.get(key)?.[place] ?? [])
  } catch {
    return []
  }
}

async function findIn(
  database: DirectoryDatabase,
  indexes: readonly RegencyIndex[],
  code: string,
): Promise<FoundCode | null> {
  for (const index of indexes) {
    const part = partOfCode(index, code)
    if (part === null) continue
    const tx = database.transaction(['parts', 'scopes'])
    const [facilities = [], scopes] = await Promise.all([
      tx.objectStore('parts').get(`${index.regency}/${part}`),
      tx.objectStore('scopes').getAll(),
    ])
    const at = Math.max(
      0,
      ...scopes.filter(({ scope }) => scope === 'all' || scope === index.regency).map((row) => row.at),
    )
    for (const facility of facilities) {
      const kept = facility.codes.find((each) => each.code === code)
      if (kept !== undefined) return { facility, code: kept, at }
    }
  }
  return null
}

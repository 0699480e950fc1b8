import type { CheckedCode, KeptCode, KeptFacility } from '../../domain/directory.ts'
import { namesLike, partOfCode } from './index-regency.ts'
import { look } from './look.ts'
import { searchText } from './search-text.ts'

/** A code by the directory on this phone. `at`: when that was last like the province's. */
export type FoundCode = { readonly facility: KeptFacility; readonly code: KeptCode; readonly at: number }

/** How many replacements of one code are followed. */
const MOST_STEPS = 20

/** Reads ahead what every look needs, while the person still looks for the poster. */
export async function wakeDirectory(): Promise<void> {
  await look(() => ({ chosen: null, keys: [] })).catch(() => null) // Nothing is stored here: then nothing is found.
}

/** What this phone knows of a code; null when it knows nothing, or when the browser stores nothing. */
export async function findCode(code: string): Promise<FoundCode | null> {
  return (await findCodes([code]))[0] ?? null
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
  const found = await findCodes(codes)
  return codes.flatMap((code) => {
    const one = found.find((each) => each.code.code === code)
    return one === undefined || one.code.withdrawnAt !== null ? [] : [{ code, name: one.facility.name }]
  })
}

/** Facilities in whose names all the words stand, best first, at most `limit`; none for fewer than two characters. */
export async function findNames(words: string, limit: number): Promise<readonly KeptFacility[]> {
  const query = searchText(words)
  if (query.length < 2) return []
  try {
    const { chosen, parts } = await look((indexes) => {
      const hits = indexes
        .flatMap((index) => namesLike(index, query).map((hit) => ({ ...hit, key: `${index.regency}/${hit.part}` })))
        .sort((a, b) => a.rank - b.rank || (a.name < b.name ? -1 : 1))
        .slice(0, limit)
      return { chosen: hits, keys: [...new Set(hits.map(({ key }) => key))] }
    })
    return chosen.flatMap(({ key, place }) => parts.get(key)?.[place] ?? [])
  } catch {
    return []
  }
}

async function findCodes(codes: readonly string[]): Promise<readonly FoundCode[]> {
  try {
    const { parts, scopes } = await look((indexes) => ({
      chosen: null,
      keys: [
        ...new Set(
          indexes.flatMap((index) =>
            codes.flatMap((code) => {
              const part = partOfCode(index, code)
              return part === null ? [] : [`${index.regency}/${part}`]
            }),
          ),
        ),
      ],
    }))
    return [...parts].flatMap(([key, facilities]) => {
      const regency = key.slice(0, key.indexOf('/'))
      const at = Math.max(0, ...scopes.filter(({ scope }) => scope === 'all' || scope === regency).map((row) => row.at))
      return facilities.flatMap((facility) =>
        facility.codes.filter(({ code }) => codes.includes(code)).map((code) => ({ facility, code, at })),
      )
    })
  } catch {
    // Storage is blocked or full: then nothing is known here.
    return []
  }
}

import { plainText, spelledAlike } from './likeness.ts'

/** Something that a cell may name: by its id, or by any of its names. `names[0]` is what the table writes. */
export type Named<Id extends string = string> = { readonly id: Id; readonly names: readonly string[] }

export type Resolved<Value> =
  | { readonly outcome: 'found'; readonly value: Value }
  /** `nearest`: what was perhaps meant, likeliest first, as the table writes it; at most three. */
  | { readonly outcome: 'unknown' | 'ambiguous'; readonly nearest: readonly string[] }

/** Reads and writes the cells of one column whose values stand in a list. */
export type NameBook<Id extends string = string> = {
  readonly read: (text: string) => Resolved<Id>
  /** The name that leads back to this id and no other; the id itself when there is none. */
  readonly write: (id: Id) => string
}

/** Below this nothing is suggested. */
const ALIKE_ENOUGH = 0.45
/** What is much less alike than the best is no help beside it. */
const WITHIN = 0.85

export function nameBook<Id extends string>(list: readonly Named<Id>[]): NameBook<Id> {
  const byId = new Map<string, Named<Id>>(list.map((one) => [one.id, one]))
  const byName = new Map<string, Named<Id>[]>()
  const byPlainId = new Map(list.map((one) => [plainText(one.id), one]))
  for (const one of list) {
    for (const name of new Set(one.names.map(plainText))) byName.set(name, [...(byName.get(name) ?? []), one])
  }
  // A file with one misspelling has it in a thousand rows.
  const misspelt = new Map<string, Resolved<Id>>()
  const read = (text: string): Resolved<Id> => {
    const plain = plainText(text)
    const named = byName.get(plain) ?? []
    const exact = byId.get(text) ?? (named.length === 1 ? named[0] : byPlainId.get(plain))
    if (exact !== undefined) return { outcome: 'found', value: exact.id }
    const known = misspelt.get(plain)
    if (known !== undefined) return known
    const answer: Resolved<Id> =
      named.length > 1
        ? { outcome: 'ambiguous', nearest: named.slice(0, 3).map((one) => one.id) }
        : { outcome: 'unknown', nearest: nearestOf(text, list, (one) => one.names).map((one) => write(one.id)) }
    misspelt.set(plain, answer)
    return answer
  }
  const write = (id: Id): string => {
    const name = byId.get(id)?.names[0]
    if (name === undefined) return id
    const back = read(name)
    return back.outcome === 'found' && back.value === id ? name : id
  }
  return { read, write }
}

/** The three of `options` that are spelled most like `text`, likeliest first. */
export function nearestOf<Option>(
  text: string,
  options: readonly Option[],
  namesOf: (option: Option) => readonly string[],
): Option[] {
  return options
    .map((option) => ({ option, alike: Math.max(0, ...namesOf(option).map((name) => spelledAlike(text, name))) }))
    .filter(({ alike }) => alike >= ALIKE_ENOUGH)
    .sort((a, b) => b.alike - a.alike)
    .filter(({ alike }, _, [best]) => alike >= WITHIN * (best?.alike ?? 0))
    .slice(0, 3)
    .map(({ option }) => option)
}

import type { ComparedName } from './likeness.ts'

/** Letters of a word that must be right for its name to be found in a full bucket. */
const BEGINNING = 3

/**
 * Things with names, in one area. As long as they are few, all of them are compared; of thousands only those that share the
 * beginning of a word, rarest words first. Else 5,000 rows that name nothing but a city would take a server ten seconds.
 */
export class NameBucket<Item extends { readonly compared: ComparedName }> {
  readonly #few: number
  readonly #all: Item[] = []
  readonly #byBeginning = new Map<string, Item[]>()

  /** `few`: how many are compared with one name at most, or a little more. */
  constructor(few: number) {
    this.#few = few
  }

  add(item: Item): void {
    this.#all.push(item)
    for (const beginning of beginningsOf(item.compared)) {
      const list = this.#byBeginning.get(beginning)
      if (list === undefined) this.#byBeginning.set(beginning, [item])
      else list.push(item)
    }
  }

  around(compared: ComparedName): readonly Item[] {
    if (this.#all.length <= this.#few) return this.#all
    const lists = [...beginningsOf(compared)]
      .map((beginning) => this.#byBeginning.get(beginning) ?? [])
      .sort((a, b) => a.length - b.length)
    const found: Item[] = []
    for (const list of lists) {
      if (found.length + list.length > this.#few) break
      found.push(...list)
    }
    return found.length > 0 ? found : (lists.find((list) => list.length > 0) ?? []).slice(0, this.#few)
  }
}

function beginningsOf({ words }: ComparedName): Set<string> {
  return new Set([...words].map((word) => (/^\d/.test(word) ? word : word.slice(0, BEGINNING))))
}

import type { KeptFacility } from '../../domain/directory.ts'
import type { RegencyIndex } from './database.ts'
import { searchText } from './search-text.ts'

/** Makes a regency's index out of its parts, named by their keys (`63.71/a`). */
export function indexRegency(
  regency: string,
  parts: readonly (readonly [key: string, facilities: readonly KeptFacility[]])[],
): RegencyIndex {
  let codes = ''
  let names = ''
  for (const [key, facilities] of parts) {
    const part = key.slice(-1)
    for (const [place, facility] of facilities.entries()) {
      for (const { code } of facility.codes) codes += code + part
      names += `${part}${place.toString(36)}\t${searchText(facility.name)}\n`
    }
  }
  return { regency, codes, names }
}

const WIDTH = 9

/** The part in which a code lies; null when it is not of this regency. */
export function partOfCode({ codes }: RegencyIndex, code: string): string | null {
  for (let at = codes.indexOf(code); at >= 0; at = codes.indexOf(code, at + 1)) {
    if (at % WIDTH === 0) return codes.charAt(at + WIDTH - 1)
  }
  return null
}

/** Where a facility lies, and how well its name fits: 0 begins with the words, 1 has a word that does, 2 holds them. */
export type NameHit = {
  readonly part: string
  readonly place: number
  readonly name: string
  readonly rank: 0 | 1 | 2
}

/** The facilities in whose names all words of `query` (as `searchText` makes them) begin a word or stand in one. */
export function namesLike({ names }: RegencyIndex, query: string): readonly NameHit[] {
  const words = query.split(' ')
  // The longest word is the rarest: it alone decides which lines are looked at.
  const [rarest = ''] = [...words].sort((a, b) => b.length - a.length)
  const hits: NameHit[] = []
  if (rarest === '') return hits
  for (let at = names.indexOf(rarest); at >= 0; ) {
    const start = names.lastIndexOf('\n', at) + 1
    const end = names.indexOf('\n', at)
    const tab = names.indexOf('\t', start)
    // In front of the tab stand places, and no names.
    if (at > tab) {
      const name = names.slice(tab + 1, end)
      if (words.every((word) => name.includes(word))) {
        const place = Number.parseInt(names.slice(start + 1, tab), 36)
        hits.push({ part: names.charAt(start), place, name, rank: rankOf(name, query, words) })
      }
      at = names.indexOf(rarest, end)
    } else {
      at = names.indexOf(rarest, at + 1)
    }
  }
  return hits
}

function rankOf(name: string, query: string, words: readonly string[]): NameHit['rank'] {
  if (name.startsWith(query)) return 0
  return words.every((word) => name.startsWith(word) || name.includes(` ${word}`)) ? 1 : 2
}

/** How alike two names are, and how far apart two places: what duplicates are known by. */

/** A name made ready for comparing; made once, compared often. */
export type ComparedName = {
  /** Lower case, without accents and punctuation, usual abbreviations written alike: `sd negeri 1 alabio`. */
  readonly plain: string
  readonly words: ReadonlySet<string>
  /** Numbers tell neighbours apart: SDN 1 is not SDN 2. */
  readonly numbers: string
  readonly pairs: ReadonlySet<string>
}

/** Words that are written in several ways, longest first. */
const SAME_WORDS: readonly (readonly [RegExp, string])[] = [
  [/\brumah sakit umum daerah\b/g, 'rsud'],
  [/\brumah sakit jiwa\b/g, 'rsj'],
  [/\brumah sakit\b/g, 'rs'],
  [/\b(?:pusat kesehatan masyarakat|pkm)\b/g, 'puskesmas'],
  [/\b(?:sekolah dasar|sd) negeri\b|\bsdn\b/g, 'sd negeri'],
  [/\b(?:sekolah menengah pertama|smp) negeri\b|\bsmpn\b/g, 'smp negeri'],
  [/\b(?:sekolah menengah atas|sma) negeri\b|\bsman\b/g, 'sma negeri'],
  [/\b(?:sekolah menengah kejuruan|smk) negeri\b|\bsmkn\b/g, 'smk negeri'],
  [/\b(?:kel|kelurahan)\b/g, 'kelurahan'],
  [/\bkec\b/g, 'kecamatan'],
  [/\bkab\b/g, 'kabupaten'],
  [/\b(?:jl|jln)\b/g, 'jalan'],
  [/\b(?:jbt|jemb)\b/g, 'jembatan'],
  [/\b(?:sei|sg|s)\b/g, 'sungai'],
  [/\btlk\b/g, 'teluk'],
  [/\bmoch\b|\bmoh\b|\bmuhammad\b|\bmuh\b/g, 'mohammad'],
]
const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x']

export function comparedName(name: string): ComparedName {
  let plain = plainText(name)
  for (const [pattern, word] of SAME_WORDS) plain = plain.replace(pattern, word)
  const list = plain.split(' ').map((word) => (ROMAN.includes(word) ? String(ROMAN.indexOf(word) + 1) : word))
  return {
    plain: list.join(' '),
    words: new Set(list),
    numbers: list
      .flatMap((word) => (/^\d+$/.test(word) ? [String(Number(word))] : []))
      .sort()
      .join(' '),
    pairs: new Set(list.flatMap(pairsOf)),
  }
}

/** 0 to 1: 1 for names that differ in writing only. Dice's coefficient over pairs of letters within words. */
export function likeness(a: ComparedName, b: ComparedName): number {
  if (a.plain === b.plain) return a.plain === '' ? 0 : 1
  if (a.numbers !== b.numbers && a.numbers !== '' && b.numbers !== '') return 0
  const [few, many] = a.words.size <= b.words.size ? [a, b] : [b, a]
  const isPart = few.words.size > 1 && [...few.words].every((word) => many.words.has(word))
  const alike = isPart ? 0.9 : dice(a.pairs, b.pairs)
  return a.numbers === b.numbers ? alike : alike * 0.9
}

/** As `likeness`, for words that are misspelt rather than places that are alike: numbers are letters like others. */
export function spelledAlike(a: string, b: string): number {
  const [first, second] = [plainText(a), plainText(b)]
  return first === second ? 1 : dice(new Set(pairsOf(first)), new Set(pairsOf(second)))
}

/** Lower case letters and digits of any script, single spaces between words. What has none of them stays as it is. */
export function plainText(text: string): string {
  const plain = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}|['’`]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  return plain === '' ? text.trim() : plain
}

export type Position = { readonly latitude: number; readonly longitude: number }

/** Metres, on a sphere (haversine). */
export function metresBetween(a: Position, b: Position): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const half = (from: number, to: number) => Math.sin(radians(to - from) / 2) ** 2
  const chord =
    half(a.latitude, b.latitude) +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * half(a.longitude, b.longitude)
  return 2 * 6_371_000 * Math.asin(Math.min(1, Math.sqrt(chord)))
}

/** A word's letters in pairs, its ends marked: ` k`, `ko`, `ot`, `ta`, `a `. */
function pairsOf(word: string): string[] {
  const marked = ` ${word} `
  return Array.from({ length: marked.length - 1 }, (_, at) => marked.slice(at, at + 2))
}

function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let both = 0
  for (const pair of a) if (b.has(pair)) both++
  return (2 * both) / (a.size + b.size)
}

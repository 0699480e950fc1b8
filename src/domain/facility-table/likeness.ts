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

/** Words that are written in several ways, and the one way they are compared in; longer ones before their beginnings. */
const SAME_WORDS: Readonly<Record<string, string>> = {
  'rumah sakit umum daerah': 'rsud',
  'rumah sakit jiwa': 'rsj',
  'rumah sakit': 'rs',
  'pusat kesehatan masyarakat': 'puskesmas',
  pkm: 'puskesmas',
  'sekolah dasar': 'sd',
  'sekolah menengah pertama': 'smp',
  'sekolah menengah atas': 'sma',
  'sekolah menengah kejuruan': 'smk',
  sdn: 'sd negeri',
  smpn: 'smp negeri',
  sman: 'sma negeri',
  smkn: 'smk negeri',
  kel: 'kelurahan',
  kec: 'kecamatan',
  kab: 'kabupaten',
  jl: 'jalan',
  jln: 'jalan',
  jbt: 'jembatan',
  jemb: 'jembatan',
  sei: 'sungai',
  sg: 'sungai',
  tlk: 'teluk',
  moch: 'mohammad',
  moh: 'mohammad',
  muh: 'mohammad',
  muhammad: 'mohammad',
}
const SAME_WORD = new RegExp(`\\b(?:${Object.keys(SAME_WORDS).join('|')})\\b`, 'g')
const ROMAN: readonly string[] = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x']

export function comparedName(name: string): ComparedName {
  const alike = plainText(name).replace(SAME_WORD, (words) => SAME_WORDS[words] ?? words)
  const list = alike.split(' ').map((word) => (ROMAN.includes(word) ? String(ROMAN.indexOf(word) + 1) : word))
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

/** `comparedName` that makes each name once. One for a whole comparison: it forgets nothing. */
export function nameComparer(): (name: string) => ComparedName {
  const made = new Map<string, ComparedName>()
  return (name) => {
    const compared = made.get(name) ?? comparedName(name)
    made.set(name, compared)
    return compared
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

import { readableHost } from './punycode.ts'

/** By what an address that is not ours passes itself off as ours. */
export type Disguise =
  /** `https://our.host@other.example`: what stands before the `@` is a name, not the place. */
  | 'userinfo'
  /** Our host, but not by the scheme we print: anyone on the way could read along and lead elsewhere. */
  | 'scheme'
  /** Our host at another port: another program. */
  | 'port'
  /** Something in front of our host: `cek.our.host`. */
  | 'subdomain'
  /** Letters that look like ours, or one or two that are not: `1apor`, `xn--…`. */
  | 'letters'
  /** Our name within an address that leads elsewhere: `our.host.other.example`, `our-host.example`. */
  | 'name-inside'
  /** Our host, but written with characters that we never print and that a reader cannot see. */
  | 'characters'

/** How `raw`, which browsers read as `url`, passes itself off as `own`; null when it does not even try. */
export function disguiseOf(raw: string, url: URL, own: URL): Disguise | null {
  const lower = raw.toLowerCase()
  const isOurs = url.hostname === own.hostname
  const hasUser = url.username !== '' || url.password !== ''
  if (hasUser && (isOurs || lower.includes(own.hostname))) return 'userinfo'
  if (isOurs && url.protocol !== own.protocol) return 'scheme'
  if (isOurs && url.port !== own.port) return 'port'
  if (isOurs || url.hostname === `${own.hostname}.`) return 'characters'
  if (url.hostname.endsWith(`.${own.hostname}`)) return 'subdomain'
  if (areAlike(url.hostname, own.hostname)) return 'letters'
  if (lower.includes(own.hostname) || squashed(url.hostname).includes(squashed(nameIn(own.hostname)))) {
    return 'name-inside'
  }
  return null
}

/** `lapor.kalselprov` of `lapor.kalselprov.go.id`: what is left without the endings that anyone can get. */
function nameIn(host: string): string {
  return host.replace(/(?:\.(?:go|co|or|ac|my|web|com|net|org))?\.[a-z]{2,}$/, '') || host
}

const squashed = (host: string) => host.replace(/[.-]/g, '')

function areAlike(host: string, own: string): boolean {
  const [theirs, ours] = [skeleton(readableHost(host)), skeleton(own)]
  return distance(theirs, ours) <= (ours.length >= 12 ? 2 : 1)
}

/** Letters of other scripts, and digits, that a reader takes for these. */
const TWINS: readonly (readonly [twins: string, letter: string])[] = [
  ['аɑα', 'a'],
  ['Ьƅ', 'b'],
  ['сϲ', 'c'],
  ['ԁ', 'd'],
  ['еє', 'e'],
  ['ɡ', 'g'],
  ['һ', 'h'],
  ['іıι1|!ӏi', 'l'],
  ['ј', 'j'],
  ['кκ', 'k'],
  ['п', 'n'],
  ['оοσօ0', 'o'],
  ['рρ', 'p'],
  ['ԛ', 'q'],
  ['г', 'r'],
  ['ѕ', 's'],
  ['ν', 'v'],
  ['ԝω', 'w'],
  ['х', 'x'],
  ['у', 'y'],
]
const LETTER = new Map(TWINS.flatMap(([twins, letter]) => [...twins].map((twin) => [twin, letter] as const)))

/** Two texts that look the same have the same skeleton (after Unicode UTS 39, for the letters of a host alone). */
function skeleton(text: string): string {
  const plain = text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '')
  return [...plain]
    .map((character) => LETTER.get(character) ?? character)
    .join('')
    .replace(/rn/g, 'm')
    .replace(/vv/g, 'w')
}

/** How many letters must be put in, left out, or exchanged to make one of the other; a swap of two counts once. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3
  let [before, row]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, column) => column)]
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = a.charAt(i - 1) === b.charAt(j - 1) ? 0 : 1
      let least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + change)
      const isSwap = i > 1 && j > 1 && a.charAt(i - 1) === b.charAt(j - 2) && a.charAt(i - 2) === b.charAt(j - 1)
      if (isSwap) least = Math.min(least, (before[j - 2] ?? 0) + 1)
      next.push(least)
    }
    ;[before, row] = [row, next]
  }
  return row[b.length] ?? 3
}

import type { Colour, Face, Text } from './sheet.ts'
import { CAP_HEIGHT, DESCENT, printable, widthOf } from './type.ts'

/** Text in a box: as large as it goes, wrapped between words, and never cut. Millimetres. */
export type Fitting = {
  readonly x: number
  /** Top of the first line's capitals. */
  readonly y: number
  readonly width: number
  readonly height: number
  /** The em it has where there is room. */
  readonly size: number
  readonly face: Face
  readonly colour: Colour
  /** How many lines there may be; as many as the height holds when absent. */
  readonly lines?: number
  readonly align?: 'start' | 'middle' | 'end'
}

/** The lines drawn and where they end: `bottom` is below the last line's descenders, `baseline` the last line's. */
export type Fitted = { readonly items: readonly Text[]; readonly bottom: number; readonly baseline: number }

const LEADING = 1.16
/** Each step down, and where it ends: below this nobody could read it, and every text of ours fits before. */
const STEP = 0.97
const LEAST = 0.3

/** Sets `text` into the box. A text too long for it becomes smaller; `smallType` tells of it. */
export function typeset(text: string, box: Fitting): Fitted {
  const words = wordsOf(printable(text), box.face)
  let size = box.size
  let lines = wrap(words, box.width / size, box.face)
  while (size > LEAST && !holds(lines.length, size, box)) {
    size *= STEP
    lines = wrap(words, box.width / size, box.face)
  }
  const first = box.y + CAP_HEIGHT * size
  const items = lines.map((line, index): Text => {
    const free = box.width - widthOf(line, box.face) * size
    const x = box.x + (box.align === 'middle' ? free / 2 : box.align === 'end' ? free : 0)
    const { face, colour } = box
    return { kind: 'text', x, y: first + index * LEADING * size, text: line, size, face, colour }
  })
  const baseline = items.at(-1)?.y ?? box.y
  return { items, bottom: items.length === 0 ? box.y : baseline + DESCENT * size, baseline }
}

/** One line, made smaller until it fits the width. */
export function line(text: string, box: Omit<Fitting, 'height' | 'lines'>): Fitted {
  return typeset(text, { ...box, height: box.size * 2, lines: 1 })
}

function holds(lines: number, size: number, { height, lines: most = Number.POSITIVE_INFINITY }: Fitting): boolean {
  return lines <= most && (CAP_HEIGHT + DESCENT + (lines - 1) * LEADING) * size <= height + 1e-9
}

type Word = { readonly text: string; readonly width: number }

function wordsOf(text: string, face: Face): readonly Word[] {
  return text
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => ({ text: word, width: widthOf(word, face) }))
}

/** Greedy lines of at most `width` ems. A single word that is wider than a line is broken where the line ends. */
function wrap(words: readonly Word[], width: number, face: Face): readonly string[] {
  const space = widthOf(' ', face)
  const lines: string[] = []
  let current = ''
  let used = 0
  const push = (word: Word) => {
    if (current !== '' && used + space + word.width > width) {
      lines.push(current)
      current = ''
    }
    used = current === '' ? word.width : used + space + word.width
    current = current === '' ? word.text : `${current} ${word.text}`
  }
  for (const word of words) for (const part of word.width > width ? broken(word.text, width, face) : [word]) push(part)
  if (current !== '') lines.push(current)
  return lines
}

function broken(word: string, width: number, face: Face): readonly Word[] {
  const parts: Word[] = []
  let text = ''
  for (const character of word) {
    if (text !== '' && widthOf(text + character, face) > width) {
      parts.push({ text, width: widthOf(text, face) })
      text = ''
    }
    text += character
  }
  return [...parts, { text, width: widthOf(text, face) }]
}

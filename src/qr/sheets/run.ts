import { bareCode } from './bare-code.ts'
import { boatGround, boatOwn } from './boat.ts'
import { CARD, cardAt, cardGround, cardOwn } from './card.ts'
import { A_PAGE, handOutGround, handOutOwn } from './hand-out.ts'
import { type Choice, type Imprint, PAPER, type SheetKind, type Subject } from './kinds.ts'
import { POSTER, posterGround, posterOwn } from './poster.ts'
import { box, filled } from './shapes.ts'
import { INKS, type Item, type Sheet } from './sheet.ts'
import { GRIDS, stickersGround, stickersOwn } from './stickers.ts'
import { tentGround, tentOwn } from './tent.ts'

/** A run of sheets: how many there will be, and each of them when it is wanted. A thousand are not laid out at once. */
export type Run = {
  /** Which subjects stand on which sheet. */
  readonly pages: readonly Page[]
  /** Lays one out. `without` leaves out subjects whose code may not be printed; null when nobody is left. */
  readonly sheet: (page: Page, without?: ReadonlySet<Subject>) => Sheet | null
}
export type Page = {
  readonly subjects: readonly Subject[]
  /** Of its regency's list. */
  readonly page: number
  readonly pages: number
}

/** The sheets for these subjects, in their order; a hand-out goes by regency. */
export function runOf(choice: Choice, imprint: Imprint, subjects: readonly Subject[]): Run {
  const paper = PAPER[choice.kind]
  const { ground, own } = layoutOf(choice, imprint)
  return {
    pages: pagesOf(choice, subjects),
    sheet(page, without = new Set()) {
      const kept = page.subjects.filter((subject) => !without.has(subject))
      return kept.length === 0 ? null : { ...paper, shared: ground, own: own(kept, page) }
    },
  }
}

function pagesOf({ kind, filling }: Choice, subjects: readonly Subject[]): readonly Page[] {
  const single = (subject: Subject): Page => ({ subjects: [subject], page: 1, pages: 1 })
  switch (kind) {
    case 'stickers-4':
    case 'stickers-8':
    case 'stickers-24': {
      const { columns, rows } = GRIDS[kind]
      const most = columns * rows
      if (filling === 'same')
        return subjects.map((subject) => ({
          ...single(subject),
          subjects: Array.from({ length: most }, () => subject),
        }))
      return chunks(subjects, most).map((part) => ({ subjects: part, page: 1, pages: 1 }))
    }
    case 'hand-out': {
      const regencies = [...new Set(subjects.map(({ regency }) => regency.code))].sort()
      return regencies.flatMap((code) => {
        const parts = chunks(
          subjects.filter(({ regency }) => regency.code === code),
          A_PAGE,
        )
        return parts.map((part, index) => ({ subjects: part, page: index + 1, pages: parts.length }))
      })
    }
    default:
      return subjects.map(single)
  }
}

function chunks<Value>(values: readonly Value[], size: number): readonly (readonly Value[])[] {
  return Array.from({ length: Math.ceil(values.length / size) }, (_, index) =>
    values.slice(index * size, (index + 1) * size),
  )
}

type Layout = {
  readonly ground: readonly Item[]
  readonly own: (subjects: readonly Subject[], page: Page) => readonly Item[]
}

function layoutOf(choice: Choice, imprint: Imprint): Layout {
  const { kind } = choice
  const each = (one: (imprint: Imprint, choice: Choice, subject: Subject) => readonly Item[]) => {
    return (subjects: readonly Subject[]) => subjects.slice(0, 1).flatMap((subject) => one(imprint, choice, subject))
  }
  switch (kind) {
    case 'poster-a4':
      return { ground: posterGround(imprint, choice), own: each(posterOwn) }
    case 'poster-a3':
    case 'poster-a5': {
      const scale = Math.min(PAPER[kind].width / POSTER.width, PAPER[kind].height / POSTER.height)
      const scaled = (items: readonly Item[]) => [{ kind: 'group', x: 0, y: 0, scale, turn: 0, items } as const]
      const own = each(posterOwn)
      return { ground: scaled(posterGround(imprint, choice)), own: (subjects) => scaled(own(subjects)) }
    }
    case 'table-tent':
      return { ground: tentGround(imprint, choice), own: each(tentOwn) }
    case 'counter-card': {
      const own = each(cardOwn)
      const lower = (PAPER[kind].height - CARD.height) / 2
      return {
        // The card's head and foot go on to the paper's edges.
        ground: [
          filled(box(0, 0, CARD.width, lower + 1), INKS.green),
          filled(box(0, lower + CARD.height - 1, CARD.width, lower + 1), INKS.green),
          cardAt(0, lower, 1, 0, cardGround(imprint, choice)),
        ],
        own: (subjects) => [cardAt(0, lower, 1, 0, own(subjects))],
      }
    }
    case 'boat':
      return { ground: boatGround(imprint, choice), own: each(boatOwn) }
    case 'stickers-4':
    case 'stickers-8':
    case 'stickers-24':
      return {
        ground: stickersGround(GRIDS[kind]),
        own: (subjects) => stickersOwn(imprint, choice, GRIDS[kind], subjects),
      }
    case 'hand-out':
      return {
        ground: handOutGround(imprint),
        own: (subjects, { page, pages }) => handOutOwn(imprint, choice, subjects, { page, pages }),
      }
    case 'code':
      return { ground: [], own: each(bareCode) }
    default:
      return kind satisfies never
  }
}

/** Kinds that print the code twice, apart: a sticker over one corner kills a code. */
export const TWICE: readonly SheetKind[] = ['poster-a3', 'poster-a4', 'poster-a5', 'table-tent', 'boat']

import { type Decode, type Refusal, refused } from './read-back/check.ts'
import { codesInPdf, codesInSvg, type DrawnCode } from './read-back/drawn.ts'
import type { Choice, Imprint, Subject } from './sheets/kinds.ts'
import { type Page, runOf } from './sheets/run.ts'
import type { Sheet } from './sheets/sheet.ts'
import { startPdf } from './writers/pdf.ts'
import { svgOf } from './writers/svg.ts'

/** What is to be printed. */
export type Order = { readonly choice: Choice; readonly imprint: Imprint; readonly subjects: readonly Subject[] }

/** How far it is, in codes. */
export type Progress = { readonly done: number; readonly of: number }

export type Ports = {
  readonly decode: Decode
  readonly progress: (progress: Progress) => void
}

/** One finished sheet as SVG. */
export type PressedSvg = { readonly sheet: Sheet; readonly svg: string; readonly subjects: readonly Subject[] }

/** All sheets in one PDF; `bytes` is empty when every code was refused. */
export async function pressPdf(
  order: Order,
  ports: Ports,
  title: string,
): Promise<{ readonly bytes: readonly Uint8Array<ArrayBuffer>[]; readonly refusals: readonly Refusal[] }> {
  const pdf = startPdf(title)
  let pages = 0
  const refusals = await press(order, ports, {
    draw: pdf.draw,
    codes: ({ content }) => codesInPdf(content),
    take(page) {
      pdf.add(page)
      pages++
    },
  })
  return { bytes: pages === 0 ? [] : pdf.finish(), refusals }
}

/** Every sheet as an SVG, handed to `take` as it is ready. */
export async function pressSvgs(
  order: Order,
  ports: Ports,
  take: (sheet: PressedSvg) => void,
): Promise<readonly Refusal[]> {
  return press(order, ports, {
    draw: (sheet, subjects) => ({ sheet, svg: svgOf(sheet), subjects }),
    codes: ({ svg }) => codesInSvg(svg),
    take,
  })
}

type Machine<Drawing> = {
  readonly draw: (sheet: Sheet, subjects: readonly Subject[]) => Drawing
  readonly codes: (drawing: Drawing) => readonly DrawnCode[]
  readonly take: (drawing: Drawing) => void
}

/**
 * Sheet by sheet: lay out, draw, read every code back from the drawing, and only then take it. A sheet with a code that
 * fails is laid out again without it; the others still go.
 */
async function press<Drawing>({ choice, imprint, subjects }: Order, ports: Ports, machine: Machine<Drawing>) {
  const run = runOf(choice, imprint, subjects)
  const refusals: Refusal[] = []
  let done = 0
  for (const page of run.pages) {
    refusals.push(...(await pressPage(run.sheet, page, imprint, ports, machine)))
    done += new Set(page.subjects).size
    ports.progress({ done, of: subjects.length })
  }
  return refusals
}

async function pressPage<Drawing>(
  sheetOf: (page: Page, without: ReadonlySet<Subject>) => Sheet | null,
  page: Page,
  { publicUrl }: Imprint,
  { decode }: Ports,
  { draw, codes, take }: Machine<Drawing>,
): Promise<readonly Refusal[]> {
  const refusals: Refusal[] = []
  for (;;) {
    const without = new Set(refusals.map(({ subject }) => subject))
    const sheet = sheetOf(page, without)
    if (sheet === null) return refusals
    const kept = page.subjects.filter((subject) => !without.has(subject))
    const drawing = draw(sheet, kept)
    const more = await refused(decode, publicUrl, kept, codes(drawing))
    if (more.length === 0) {
      take(drawing)
      return refusals
    }
    refusals.push(...more)
  }
}

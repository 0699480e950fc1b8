import type { Order, Progress } from '../../../qr/press.ts'
import { type Refusal, wrongOf } from '../../../qr/read-back/check.ts'
import type { Subject } from '../../../qr/sheets/kinds.ts'
import { fileName, sheetName } from './files.ts'
import { pictureOf } from './picture.ts'
import type { Press } from './press.ts'
import type { PackedFile, PressedSheet } from './press-messages.ts'

export type Job = 'print' | 'pdf' | 'svg' | 'png' | 'zip-svg' | 'zip-png'

/** What a job came to. Whatever is in a file or on a sheet here has been read back. */
export type Made =
  | { readonly outcome: 'file'; readonly name: string; readonly file: Blob; readonly refusals: readonly Refusal[] }
  | { readonly outcome: 'sheets'; readonly sheets: readonly PressedSheet[]; readonly refusals: readonly Refusal[] }
  /** No code passed. */
  | { readonly outcome: 'nothing'; readonly refusals: readonly Refusal[] }
  | { readonly outcome: 'broken' }

const BROKEN: Made = { outcome: 'broken' }

/** Does a job. `drawn` counts the pictures; codes are counted by the press itself. */
export async function make(job: Job, order: Order, press: Press, drawn: (progress: Progress) => void): Promise<Made> {
  if (job === 'pdf') return makePdf(order, press)
  const pressed = await press.svgs(order)
  if (pressed.kind === 'broken') return BROKEN
  const { sheets, refusals } = pressed
  if (sheets.length === 0) return { outcome: 'nothing', refusals }
  switch (job) {
    case 'print':
      return { outcome: 'sheets', sheets, refusals }
    case 'svg':
    case 'zip-svg': {
      const files = sheets.map(({ svg, codes }, index) => ({
        name: sheetName(order.choice.kind, codes, index, 'svg'),
        bytes: new TextEncoder().encode(svg),
      }))
      return packed(job === 'svg' ? 'image/svg+xml' : null, order, files, refusals, press)
    }
    case 'png':
    case 'zip-png': {
      const pictures = await makePictures(order, sheets, press, drawn)
      if (pictures === null) return BROKEN
      const all = [...refusals, ...pictures.refusals]
      return packed(job === 'png' ? 'image/png' : null, order, pictures.files, all, press)
    }
    default:
      return job satisfies never
  }
}

async function makePdf(order: Order, press: Press): Promise<Made> {
  const title = fileName(order.choice.kind, codesOf(order, []), 'pdf')
  const made = await press.pdf(order, title)
  if (made.kind === 'broken') return BROKEN
  const { bytes, refusals } = made
  if (bytes.length === 0) return { outcome: 'nothing', refusals }
  const name = fileName(order.choice.kind, codesOf(order, refusals), 'pdf')
  return { outcome: 'file', name, file: new Blob([...bytes], { type: 'application/pdf' }), refusals }
}

/** Every sheet as a PNG. What is read back here are the pixels of the very picture that goes into the file. */
async function makePictures(
  { choice, imprint, subjects }: Order,
  sheets: readonly PressedSheet[],
  press: Press,
  drawn: (progress: Progress) => void,
): Promise<{ readonly files: readonly PackedFile[]; readonly refusals: readonly Refusal[] } | null> {
  const byCode = new Map<string, Subject>(subjects.map((subject) => [subject.code, subject]))
  const files: PackedFile[] = []
  const refusals: Refusal[] = []
  for (const [index, sheet] of sheets.entries()) {
    const picture = await pictureOf(sheet)
    if (picture === null) return null
    const read = await press.read(picture.codes.map(({ pixels }) => pixels))
    if (read.kind === 'broken') return null
    const wrong = picture.codes.flatMap(({ code }, place): readonly Refusal[] => {
      const subject = byCode.get(code)
      if (subject === undefined) return []
      const why = wrongOf([read.texts[place] ?? null], imprint.publicUrl, subject.code)
      return why === null ? [] : [{ subject, why }]
    })
    const beside =
      wrong.length === 0 ? [] : sheet.codes.filter((code) => wrong.every(({ subject }) => subject.code !== code))
    const also = beside.flatMap((code) => byCode.get(code) ?? []).map((subject) => ({ subject, why: BESIDE }))
    refusals.push(...once(wrong), ...also)
    if (wrong.length === 0) {
      const bytes = new Uint8Array(await picture.png.arrayBuffer())
      files.push({ name: sheetName(choice.kind, sheet.codes, index, 'png'), bytes })
    }
    drawn({ done: index + 1, of: sheets.length })
  }
  return { files, refusals }
}

const BESIDE = { kind: 'beside' } as const

/** A code that fails twice on a sheet is told once. */
function once(refusals: readonly Refusal[]): readonly Refusal[] {
  return [...new Map(refusals.map((refusal) => [refusal.subject.code, refusal])).values()]
}

/** The one file as it is (`type`), or all of them in a ZIP. */
async function packed(
  type: string | null,
  order: Order,
  files: readonly PackedFile[],
  refusals: readonly Refusal[],
  press: Press,
): Promise<Made> {
  const [first] = files
  if (first === undefined) return { outcome: 'nothing', refusals }
  if (type !== null) return { outcome: 'file', name: first.name, file: new Blob([first.bytes], { type }), refusals }
  const zip = await press.zip(files)
  if (zip.kind === 'broken') return BROKEN
  const name = fileName(order.choice.kind, codesOf(order, refusals), 'zip')
  return { outcome: 'file', name, file: new Blob([zip.bytes], { type: 'application/zip' }), refusals }
}

function codesOf({ subjects }: Order, refusals: readonly Refusal[]): readonly string[] {
  return subjects
    .filter((subject) => !refusals.some((refusal) => refusal.subject.code === subject.code))
    .map(({ code }) => code)
}

import { expect, test } from 'vitest'
import { pressPdf, pressSvgs } from '../../src/qr/press.ts'
import { type Decode, refused } from '../../src/qr/read-back/check.ts'
import { codesInPdf, codesInSvg } from '../../src/qr/read-back/drawn.ts'
import { SHEET_KINDS } from '../../src/qr/sheets/kinds.ts'
import { runOf } from '../../src/qr/sheets/run.ts'
import { contentOf } from '../../src/qr/writers/pdf-content.ts'
import { svgOf } from '../../src/qr/writers/svg.ts'
import { decode } from './read-picture.ts'
import { IMPRINT, sampleSubject, sampleSubjects, USUAL } from './sample-subjects.ts'

const { publicUrl } = IMPRINT
const subject = sampleSubject(0)

/** The poster of one code as both writers draw it. */
function drawings(of = subject): { readonly svg: string; readonly pdf: string } {
  const run = runOf(USUAL, IMPRINT, [of])
  const [page] = run.pages
  const sheet = page === undefined ? null : run.sheet(page)
  if (sheet === null) throw new Error('one code is one poster')
  return { svg: svgOf(sheet), pdf: contentOf(sheet.own, { opacities: new Set(), logos: new Set() }) }
}

async function verdicts({ svg, pdf }: { readonly svg: string; readonly pdf: string }) {
  const of = async (codes: Parameters<typeof refused>[3]) =>
    (await refused(decode, publicUrl, [subject], codes)).map(({ why }) => why)
  return { svg: await of(codesInSvg(svg)), pdf: await of(codesInPdf(pdf)) }
}

test('what is drawn well is not refused, by either writer', async () => {
  const { svg, pdf } = drawings()
  expect([codesInSvg(svg).length, codesInPdf(pdf).length]).toEqual([2, 2])
  expect(await verdicts({ svg, pdf })).toEqual({ svg: [], pdf: [] })
})

test('a symbol of another code under this one’s name is refused, and what it says is told', async () => {
  const mine = drawings()
  const other = drawings(sampleSubject(1))
  const [drawn, foreign] = [codesInSvg(mine.svg)[0]?.drawing ?? '', codesInSvg(other.svg)[0]?.drawing ?? '']
  const [inPdf, foreignInPdf] = [codesInPdf(mine.pdf)[0]?.drawing ?? '', codesInPdf(other.pdf)[0]?.drawing ?? '']
  const text = `HTTPS://LAPOR.KALSELPROV.GO.ID/Q/${sampleSubject(1).code}`
  expect(
    await verdicts({ svg: mine.svg.replaceAll(drawn, foreign), pdf: mine.pdf.replaceAll(inPdf, foreignInPdf) }),
  ).toEqual({ svg: [{ kind: 'other', text }], pdf: [{ kind: 'other', text }] })
})

test('one of two symbols that is broken is enough', async () => {
  const { svg, pdf } = drawings()
  const holes = (text: string, run: RegExp) => {
    let count = 0
    return text.replace(run, (found) => (count++ % 3 === 0 ? '' : found))
  }
  const half = (text: string) => text.lastIndexOf('data-code') + 1 || text.lastIndexOf('/Code')
  const broken = (text: string, run: RegExp) => text.slice(0, half(text)) + holes(text.slice(half(text)), run)
  expect(
    await verdicts({
      svg: broken(svg, /M\d+ \d+h\d+v1h-\d+z/g),
      pdf: broken(pdf, /^\d+ \d+ \d+ 1 re\n/gm),
    }),
  ).toEqual({ svg: [{ kind: 'unreadable' }], pdf: [{ kind: 'unreadable' }] })
})

test.each([
  [
    'white and black changed places',
    (svg: string) => svg.replaceAll('"#fff"', '"#?"').replaceAll('"#000"', '"#fff"').replaceAll('"#?"', '"#000"'),
    (pdf: string) => pdf.replaceAll('1 g 0 0', '0 g 0 0').replaceAll('\n0 g\n', '\n1 g\n'),
  ],
  [
    'no white behind',
    (svg: string) => svg.replaceAll('fill="#fff" d="M0', 'fill="none" d="M0'),
    (pdf: string) => pdf.replaceAll('1 g 0 0', '0.5 g 0 0'),
  ],
  [
    'it is turned over or squeezed',
    (svg: string) => svg.replaceAll(/(data-code="[^"]*" transform="[^"]*scale\()([\d.]+)/g, '$1$2 0.5'),
    (pdf: string) => pdf.replaceAll(/BDC\nq ([\d.]+) 0 0 ([\d.]+)/g, 'BDC\nq $1 0 0 -$2'),
  ],
])('refused where %s', async (_, spoilSvg, spoilPdf) => {
  const { svg, pdf } = drawings()
  const [spoiltSvg, spoiltPdf] = [spoilSvg(svg), spoilPdf(pdf)]
  expect([spoiltSvg === svg, spoiltPdf === pdf]).toEqual([false, false])
  const unreadable = [{ kind: 'unreadable' }]
  expect(await verdicts({ svg: spoiltSvg, pdf: spoiltPdf })).toEqual({ svg: unreadable, pdf: unreadable })
})

test('a code that is not drawn is missed', async () => {
  expect(await verdicts({ svg: '', pdf: '' })).toEqual({ svg: [{ kind: 'missing' }], pdf: [{ kind: 'missing' }] })
})

test.each(SHEET_KINDS)('the press takes no code of %s that the decoder refuses, and all others', async (kind) => {
  const subjects = sampleSubjects(7)
  const [bad] = subjects
  const spoilt: Decode = async (pixels) => {
    const text = await decode(pixels)
    return bad !== undefined && text?.endsWith(bad.code) ? null : text
  }
  const told: number[] = []
  const ports = { decode: spoilt, progress: ({ done }: { readonly done: number }) => void told.push(done) }
  const order = { choice: { ...USUAL, kind }, imprint: IMPRINT, subjects }
  const drawn: string[] = []
  const refusals = await pressSvgs(order, ports, ({ svg }) =>
    drawn.push(...codesInSvg(svg).map(({ address }) => address)),
  )
  expect(refusals).toEqual([{ subject: bad, why: { kind: 'unreadable' } }])
  expect(new Set(drawn)).toEqual(
    new Set(subjects.slice(1).map(({ code }) => `HTTPS://LAPOR.KALSELPROV.GO.ID/Q/${code}`)),
  )
  expect(told.at(-1)).toBe(7)
  const pdf = await pressPdf(order, ports, 'uji')
  expect(pdf.refusals).toEqual(refusals)
  const nothing = await pressPdf({ ...order, subjects: subjects.slice(0, 1) }, ports, 'uji')
  expect(nothing).toEqual({ bytes: [], refusals })
})

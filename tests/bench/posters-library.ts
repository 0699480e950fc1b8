import { PDFDocument, PDFName, StandardFonts } from '@cantoo/pdf-lib'
import type { Order } from '../../src/qr/press.ts'
import { runOf } from '../../src/qr/sheets/run.ts'
import { contentOf, POINTS } from '../../src/qr/writers/pdf-content.ts'

/** The very same pages, put together by a library as sparingly as it allows. */
export async function throughLibrary({ choice, imprint, subjects }: Order): Promise<{ readonly milliseconds: number }> {
  const begun = performance.now()
  const document = await PDFDocument.create()
  const [regular, bold] = [
    await document.embedFont(StandardFonts.Helvetica),
    await document.embedFont(StandardFonts.HelveticaBold),
  ]
  const { context } = document
  const run = runOf(choice, imprint, subjects)
  const needs = { opacities: new Set<number>(), logos: new Set<never>() }
  const fonts = { Regular: regular.ref, Bold: bold.ref }
  let ground: ReturnType<typeof context.register> | null = null
  for (const page of run.pages) {
    const sheet = run.sheet(page)
    if (sheet === null) continue
    ground ??= context.register(
      context.flateStream(contentOf(sheet.shared, needs), {
        ...{ Type: 'XObject', Subtype: 'Form', BBox: [0, 0, sheet.width, sheet.height] },
        Resources: { Font: fonts },
      }),
    )
    const [width, height] = [sheet.width * POINTS, sheet.height * POINTS]
    const content = `${POINTS} 0 0 ${-POINTS} 0 ${height} cm /Ground Do\n${contentOf(sheet.own, needs)}`
    const leaf = document.addPage([width, height]).node
    leaf.set(PDFName.of('Resources'), context.obj({ Font: fonts, XObject: { Ground: ground } }))
    leaf.set(PDFName.of('Contents'), context.register(context.flateStream(content)))
  }
  const bytes = await document.save({ useObjectStreams: false })
  if (bytes.length === 0) throw new Error('the library wrote nothing')
  return { milliseconds: performance.now() - begun }
}

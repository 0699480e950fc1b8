import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'

const FOLDER = join(import.meta.dirname, '../public/icons')

/** Square pixels a side, by file. `maskable`: launchers cut the edge off, so the drawing keeps to the inner four fifths. */
const ICONS = [
  { name: 'icon-192.png', side: 192, maskable: false },
  { name: 'icon-512.png', side: 512, maskable: false },
  { name: 'maskable-192.png', side: 192, maskable: true },
  { name: 'maskable-512.png', side: 512, maskable: true },
  { name: 'apple-touch-icon.png', side: 180, maskable: true },
] as const

/** The icons' bytes by file name, drawn from our own `icon.svg`. */
export async function drawIcons(): Promise<ReadonlyMap<string, Buffer>> {
  const drawing = readFileSync(join(FOLDER, 'icon.svg'), 'utf8')
  const drawn = new Map<string, Buffer>()
  for (const { name, side, maskable } of ICONS) {
    const svg = Buffer.from(maskable ? toMaskable(drawing) : drawing)
    const picture = sharp(svg, { density: 144 }).resize(side, side)
    drawn.set(name, await picture.png({ compressionLevel: 9, palette: true, colours: 64, effort: 10 }).toBuffer())
  }
  return drawn
}

/** The ground to the very edge, without round corners, and the rest at four fifths of its size around the middle. */
function toMaskable(svg: string): string {
  return svg
    .replace(' rx="96"', '')
    .replace(/(<rect[^>]*\/>)/, '$1<g transform="translate(51.2 51.2) scale(.8)">')
    .replace('</svg>', '</g></svg>')
}

if (import.meta.main) {
  for (const [name, bytes] of await drawIcons()) writeFileSync(join(FOLDER, name), bytes)
}

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { drawIcons } from '../../scripts/make-icons.ts'

const PUBLIC = join(import.meta.dirname, '../../public')

test('the committed icons are what the script draws from our own drawing', async () => {
  for (const [name, drawn] of await drawIcons()) {
    const committed = await pixelsOf(readFileSync(join(PUBLIC, 'icons', name)))
    const fresh = await pixelsOf(drawn)
    expect(committed.length, name).toBe(fresh.length)
    // Another platform's rounding moves an edge by a shade; another drawing moves it by a world.
    const differing = committed.filter((value, index) => Math.abs(value - (fresh[index] ?? 0)) > 24).length
    expect(differing / committed.length, name).toBeLessThan(0.002)
  }
})

test('every icon that the manifest names is there, in the size it says', async () => {
  const manifest: unknown = JSON.parse(readFileSync(join(PUBLIC, 'manifest.webmanifest'), 'utf8'))
  const icons = iconsIn(manifest)
  expect(icons.length).toBeGreaterThanOrEqual(4)
  for (const { src, sizes } of icons) {
    expect(existsSync(join(PUBLIC, src)), src).toBe(true)
    const { width, height } = await sharp(join(PUBLIC, src)).metadata()
    expect(`${width}x${height}`, src).toBe(sizes)
  }
})

function iconsIn(manifest: unknown): readonly { readonly src: string; readonly sizes: string }[] {
  if (typeof manifest !== 'object' || manifest === null || !('icons' in manifest)) return []
  return Array.isArray(manifest.icons) ? manifest.icons : []
}

async function pixelsOf(png: Buffer): Promise<Uint8Array> {
  return new Uint8Array(await sharp(png).ensureAlpha().raw().toBuffer())
}

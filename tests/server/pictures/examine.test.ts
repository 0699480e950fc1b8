import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { examine } from '../../../src/server/pictures/examine.ts'
import { greyPng, noise, photoWithExif, plainJpeg } from './photos.ts'

async function seen(bytes: Uint8Array) {
  const examined = await examine(bytes)
  if (examined.outcome === 'refused') throw new Error(`refused: ${examined.reason}`)
  return {
    full: examined.full,
    thumbnail: examined.thumbnail,
    of: await sharp(examined.full).metadata(),
    thumbnailOf: await sharp(examined.thumbnail).metadata(),
  }
}

const refusedAs = (reason: string) => ({ outcome: 'refused', reason })

describe('a picture', () => {
  test.each([
    ['a JPEG', () => plainJpeg(4000, 3000)],
    ['a PNG', () => noise(1700, 1275).png().toBuffer()],
    ['a PNG of 16 bits a channel', () => noise(1700, 1275).toColourspace('rgb16').png().toBuffer()],
    ['a PNG of one bit', async () => greyPng(2000, 1500)],
    ['a WebP', () => noise(1700, 1275).webp().toBuffer()],
    ['a CMYK JPEG', () => noise(1700, 1275).toColourspace('cmyk').jpeg().toBuffer()],
    ['a progressive JPEG', () => noise(1700, 1275).jpeg({ progressive: true }).toBuffer()],
  ])('%s becomes two JPEGs of the promised sizes', async (_, make) => {
    const { of, thumbnailOf } = await seen(await make())
    expect(of).toMatchObject({ format: 'jpeg', width: 1600, height: 1200, space: 'srgb', channels: 3, depth: 'uchar' })
    expect(thumbnailOf).toMatchObject({ format: 'jpeg', width: 320, height: 240 })
  })

  test('a small one is not blown up', async () => {
    const { of } = await seen(await plainJpeg(40, 30))
    expect(of).toMatchObject({ width: 40, height: 30 })
  })

  test('what is transparent becomes white, not black', async () => {
    const clear = sharp({ create: { width: 20, height: 20, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
    const { full } = await seen(await clear.png().toBuffer())
    expect([...(await sharp(full).raw().toBuffer()).subarray(0, 3)]).toEqual([255, 255, 255])
  })

  test('of a moving WebP only the first frame is shown', async () => {
    const frames = [0, 1, 2].map((at) =>
      sharp({ create: { width: 64, height: 48, channels: 3, background: { r: 0, g: at * 100, b: 0 } } })
        .png()
        .toBuffer(),
    )
    const moving = await sharp(await Promise.all(frames), { join: { animated: true } })
      .webp()
      .toBuffer()
    expect((await sharp(moving).metadata()).pages).toBe(3)
    expect((await seen(moving)).of).toMatchObject({ width: 64, height: 48 })
  })

  test('carries no place, no camera, no name, and stands upright', async () => {
    const photo = await photoWithExif()
    expect(photo.includes('KAMERA-RAHASIA')).toBe(true)
    expect((await sharp(photo).metadata()).orientation).toBe(6)
    const { full, thumbnail, of } = await seen(photo)
    expect(of).toMatchObject({ width: 200, height: 400 })
    expect(of.orientation).toBeUndefined()
    for (const copy of [full, thumbnail]) {
      const metadata = await sharp(copy).metadata()
      expect([metadata.exif, metadata.xmp, metadata.iptc, metadata.icc]).toEqual(Array(4).fill(undefined))
      expect(Buffer.from(copy).includes('Exif')).toBe(false)
      expect(Buffer.from(copy).includes('KAMERA')).toBe(false)
    }
    // Orientation 6: what lies left in the file is above when shown.
    const { data, info } = await sharp(full).raw().toBuffer({ resolveWithObject: true })
    const pixel = (x: number, y: number) => [...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3)]
    expect(pixel(100, 20)[0]).toBeGreaterThan(180)
    expect(pixel(100, 380)[2]).toBeGreaterThan(180)
  })

  test('a JPEG that is also a page and an archive leaves them behind', async () => {
    const tail = Buffer.concat([
      Buffer.from('<script>alert(1)</script>'),
      Buffer.from('504b0304', 'hex'),
      Buffer.alloc(99),
    ])
    const { full } = await seen(Buffer.concat([await plainJpeg(), tail]))
    expect(Buffer.from(full).includes('<script>')).toBe(false)
    expect(Buffer.from(full).includes(Buffer.from('504b0304', 'hex'))).toBe(false)
  })

  test('two hundred megapixels of a phone camera are taken', async () => {
    const { of } = await seen(await plainJpeg(16320, 12240))
    expect(of).toMatchObject({ width: 1600, height: 1200 })
  }, 30_000)
})

describe('refused', () => {
  test.each([
    ['nothing', Buffer.alloc(0)],
    ['one byte', Buffer.from([0xff])],
    ['zeros', Buffer.alloc(5000)],
    ['a script', Buffer.from('#!/bin/sh\nrm -rf /\n')],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
    ['a GIF', Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')],
    ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj')],
    ['a HEIC', Buffer.from('0000001866747970686569630000000068656963', 'hex')],
    ['a TIFF', Buffer.from('49492a0008000000', 'hex')],
    ['a WAV, which also begins with RIFF', Buffer.from('524946460000000057415645', 'hex')],
  ])('%s is no picture', async (_, bytes) => {
    expect(await examine(bytes)).toEqual(refusedAs('not-a-picture'))
  })

  test.each([
    ['only its first bytes', async () => Buffer.from('ffd8ffe0', 'hex')],
    ['a truncated JPEG', async () => (await noise(900, 700).jpeg().toBuffer()).subarray(0, 60_000)],
    ['a truncated PNG', async () => (await noise(900, 700).png().toBuffer()).subarray(0, 60_000)],
    ['a truncated WebP', async () => (await noise(900, 700).webp().toBuffer()).subarray(0, 30_000)],
    ['a PNG whose header promises rows that never come', async () => greyPng(4000, 4000, 10)],
    [
      'SVG behind the first bytes of a PNG',
      async () => Buffer.concat([greyPng(1, 1).subarray(0, 8), Buffer.from('<svg/>')]),
    ],
    ['a PNG without a size', async () => greyPng(0, 0)],
  ])('%s is broken', async (_, make) => {
    expect(await examine(await make())).toEqual(refusedAs('broken-picture'))
  })

  test('a picture whose richness alone would fill the memory has too many pixels', async () => {
    const rich = sharp({
      create: { width: 5000, height: 4200, channels: 4, background: { r: 1, g: 2, b: 3, alpha: 0.5 } },
    })
    expect(await examine(await rich.toColourspace('rgb16').png().toBuffer())).toEqual(refusedAs('too-many-pixels'))
  })

  test.each([
    ['a bomb', 30_000, 30_000],
    ['a small bomb', 14_000, 14_000],
    ['a long strip', 2_000_000, 100],
  ])('%s of a few kilobytes has too many pixels', async (_, width, height) => {
    const bomb = greyPng(width, height, Math.min(height, 9_000))
    expect(bomb.length).toBeLessThan(200_000)
    const before = process.memoryUsage().rss
    expect(await examine(bomb)).toEqual(refusedAs('too-many-pixels'))
    expect(process.memoryUsage().rss - before).toBeLessThan(50_000_000)
  })
})

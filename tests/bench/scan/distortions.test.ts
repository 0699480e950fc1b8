import { describe, expect, test } from 'vitest'
import { facilityCodeFrom } from '../../../src/domain/facility-code.ts'
import { chanceOf } from '../../faults/simulation/chance.ts'
import { photograph, placing } from './camera.ts'
import { CONTENDERS, NAIVE, OURS, OURS_H, symbolOfContender } from './contenders.ts'
import { decode } from './decode.ts'
import { soil } from './dirt.ts'
import { greyAt, type Picture, paint } from './picture.ts'
import { codeSheet, INK, lay, PAPER, type Sheet } from './sheet.ts'
import { addNoise, blur, fade, shade } from './spoil.ts'
import { stick, stickerAnywhere, stickerOffFinders, touchesFinder } from './stickers.ts'

const code = facilityCodeFrom(new Uint8Array([0x3a, 0x91, 0x5c, 0x77, 0xe0]))
const white: Sheet = { width: 1, height: 1, lightAt: () => PAPER }
const front = { pixels: 100, turn: 0, tilt: 0, axis: 0, shift: [0, 0] } as const
const seeds = Array.from({ length: 40 }, (_, seed) => seed)

const mean = ({ greys }: Picture) => greys.reduce((sum, grey) => sum + grey, 0) / greys.length
const deviation = (picture: Picture) => {
  const middle = mean(picture)
  return Math.sqrt(picture.greys.reduce((sum, grey) => sum + (grey - middle) ** 2, 0) / picture.greys.length)
}
/** Share of a sheet's places that are not as they were. */
const changed = (before: Sheet, after: Sheet) => {
  let count = 0
  for (let x = 0.5; x < 200; x++)
    for (let y = 0.5; y < 200; y++) if (before.lightAt(x / 200, y / 200) !== after.lightAt(x / 200, y / 200)) count += 1
  return count / 200 ** 2
}

describe('contenders', () => {
  test('ours and naive have the same modules, so at the same printed size the same grid; H has more', () => {
    expect(CONTENDERS.map((contender) => symbolOfContender(contender, code).size)).toEqual([29, 29, 33])
  })

  test.each([NAIVE, OURS, OURS_H])('$name is read where nothing is wrong', async (contender) => {
    const picture = photograph(codeSheet(symbolOfContender(contender, code), 4), { ...front, pixels: 160 })
    expect(await decode(picture)).toEqual([contender.text(code)])
  })
})

describe('the camera', () => {
  test('shows a side as long as its distance says, in the middle of the wall', () => {
    const row = photograph(white, front, 0)
    const bright = Array.from({ length: row.width }, (_, x) => greyAt(row, x, row.height >> 1)).filter((v) => v > 100)
    expect(bright.length).toBe(100)
  })

  test('turns about the middle', () => {
    const [x, y] = placing(white, { ...front, turn: 90 })(25, 0)
    expect([x, y]).toEqual([expect.closeTo(0.5), expect.closeTo(0.25)])
  })

  test('a sheet that leans away is narrower by the cosine, and its near side longer than its far one', () => {
    const place = placing(white, { ...front, tilt: 60 })
    expect(place(0, 25)).toEqual([expect.closeTo(0.5), expect.closeTo(0.75)])
    const [left, right] = [place(-10, 0)[0], place(10, 0)[0]]
    expect(right - left).toBeCloseTo(0.4, 1)
    expect(right - 0.5).toBeGreaterThan(0.5 - left)
  })

  test('each pixel is the mean of what lies in it', () => {
    const halves: Sheet = { width: 1, height: 1, lightAt: (x) => (x < 0.5 ? 0 : 1) }
    const picture = photograph(halves, { ...front, shift: [0.5, 0] }, 0)
    expect(greyAt(picture, picture.width >> 1, picture.height >> 1)).toBeCloseTo(127.5)
  })
})

describe('what a lens, light and sensor do', () => {
  const point = paint(41, 41, (x, y) => (x === 20 && y === 20 ? 1_000 : 0))

  test('blur keeps the light and spreads it by its deviation', () => {
    const spread = blur(point, 3)
    expect(mean(spread)).toBeCloseTo(mean(point), 3)
    let square = 0
    for (let x = 0; x < 41; x++) for (let y = 0; y < 41; y++) square += (greyAt(spread, x, y) / 1_000) * (x - 20) ** 2
    expect(Math.sqrt(square)).toBeCloseTo(3, 0)
    expect(blur(point, 0)).toBe(point)
  })

  test('blur runs along rows and columns alike, also of a picture that is no square', () => {
    const wide = blur(
      paint(31, 21, (x, y) => (x === 15 && y === 10 ? 1_000 : 0)),
      2,
    )
    expect([wide.width, wide.height]).toEqual([31, 21])
    expect(greyAt(wide, 17, 10)).toBeCloseTo(greyAt(wide, 15, 12), 3)
  })

  test('fading brings black and white nearer to each other', () => {
    const faded = fade(
      paint(2, 1, (x) => x * 255),
      0.2,
    )
    expect(greyAt(faded, 1, 0) - greyAt(faded, 0, 0)).toBeCloseTo(51)
  })

  test('light from one side takes its depth away at the far edge and nothing at the near one', () => {
    const shaded = shade(
      paint(101, 101, () => 200),
      0.5,
      45,
    )
    expect(greyAt(shaded, 0, 0)).toBeCloseTo(199.5, 0)
    expect(greyAt(shaded, 100, 100)).toBeCloseTo(100.5, 0)
    expect(greyAt(shaded, 50, 50)).toBeCloseTo(150)
  })

  test('noise has its deviation, no bias, and is the same for the same seed', () => {
    const grey = paint(100, 100, () => 128)
    const noisy = addNoise(grey, 40, chanceOf(1))
    expect(mean(noisy)).toBeCloseTo(128, -0.5)
    expect(deviation(noisy)).toBeGreaterThan(38)
    expect(deviation(noisy)).toBeLessThan(42)
    expect(addNoise(grey, 40, chanceOf(1)).greys).toEqual(noisy.greys)
    expect(addNoise(grey, 40, chanceOf(2)).greys).not.toEqual(noisy.greys)
  })
})

describe('what happens to a sheet', () => {
  test.each([0.02, 0.1, 0.2])('dirt covers the share it is told, %s', (share) => {
    for (const seed of seeds.slice(0, 5)) {
      expect(changed(white, soil(white, share, chanceOf(seed)))).toBeGreaterThanOrEqual(share - 1e-9)
      expect(changed(white, soil(white, share, chanceOf(seed)))).toBeLessThan(share + 0.005)
    }
  })

  test('dirt falls on finders too', () => {
    const corner = { x: 4 / 37, y: 4 / 37, side: 7 / 37 }
    const hit = seeds.filter((seed) => {
      const dirty = soil(white, 0.04, chanceOf(seed))
      for (let x = corner.x; x < corner.x + corner.side; x += 0.005)
        for (let y = corner.y; y < corner.y + corner.side; y += 0.005) if (dirty.lightAt(x, y) !== PAPER) return true
      return false
    })
    expect(hit.length).toBeGreaterThan(seeds.length / 4)
  })

  test('a sticker covers its share, anywhere on the sheet, finders too', () => {
    const stickers = seeds.map((seed) => stickerAnywhere(white, 0.09, chanceOf(seed)))
    for (const sticker of stickers) expect(changed(white, stick(white, [sticker]))).toBeCloseTo(0.09, 2)
    expect(stickers.some(touchesFinder)).toBe(true)
    expect(stickers.every(touchesFinder)).toBe(false)
  })

  test('off the finders it covers nothing of them, at any seed', () => {
    const black = codeSheet({ size: 29, isDark: () => true }, 4)
    for (const seed of seeds) {
      const after = stick(black, [stickerOffFinders(black, 0.12, chanceOf(seed))])
      for (const [left, top] of [
        [4, 4],
        [26, 4],
        [4, 26],
      ] as const)
        for (let column = 0; column < 7; column++)
          for (let row = 0; row < 7; row++)
            expect(after.lightAt((left + column + 0.5) / 37, (top + row + 0.5) / 37)).toBe(INK)
    }
  })

  test('two on one sheet are the same code twice', async () => {
    const single = codeSheet(symbolOfContender(OURS, code), 4)
    const both = lay(1.2, 2.3, [
      { sheet: single, x: 0.1, y: 0.1, side: 1 },
      { sheet: single, x: 0.1, y: 1.2, side: 1 },
    ])
    expect(await decode(photograph(both, { ...front, pixels: 150 }))).toEqual([OURS.text(code), OURS.text(code)])
    expect(both.lightAt(0.05, 0.05)).toBe(PAPER)
  })
})

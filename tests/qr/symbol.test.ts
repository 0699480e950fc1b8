import { stripVTControlCharacters } from 'node:util'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { facilityCodeFrom } from '../../src/domain/facility-code.ts'
import { codeAddress, readableAddress } from '../../src/qr/code-address.ts'
import { symbolOf, symbolPath, symbolSide, terminalSymbol } from '../../src/qr/symbol.ts'
import { readSymbols } from './read-picture.ts'

const code = facilityCodeFrom(new Uint8Array([0x3a, 0x91, 0x5c, 0x77, 0xe0]))
const address = codeAddress('https://lapor.kalselprov.go.id', code)

async function pictureOf(text: string, scale: number): Promise<Uint8Array<ArrayBuffer>> {
  const symbol = symbolOf(text)
  const side = symbolSide(symbol)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" width="${side * scale}" height="${side * scale}"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${symbolPath(symbol)}"/></svg>`
  return new Uint8Array(await sharp(Buffer.from(svg)).png().toBuffer())
}

describe('a code’s symbol', () => {
  test('says the address in upper case, so that a province’s host still fits 29 modules at level Q', () => {
    expect(address).toBe(`HTTPS://LAPOR.KALSELPROV.GO.ID/Q/${code}`)
    expect(symbolOf(address).size).toBe(29)
  })

  test('stands in four modules of white on every side', () => {
    const symbol = symbolOf(address)
    expect(symbolSide(symbol)).toBe(symbol.size + 8)
    const places = [...symbolPath(symbol).matchAll(/M(\d+) (\d+)h(\d+)/g)].map((place) => place.slice(1).map(Number))
    expect(Math.min(...places.map(([x = 0]) => x))).toBe(4)
    expect(Math.min(...places.map(([, y = 0]) => y))).toBe(4)
    expect(Math.max(...places.map(([x = 0, , width = 0]) => x + width))).toBe(symbol.size + 4)
  })

  test('is read back from its picture', async () => {
    expect(await readSymbols(await pictureOf(address, 4))).toEqual([address])
  })

  test('is read back with a sticker on a tenth of it, off the corners', async () => {
    const side = symbolSide(symbolOf(address)) * 8
    const sticker = Math.round(side * 0.25)
    const picture = await sharp(await pictureOf(address, 8))
      .composite([
        {
          input: { create: { width: sticker, height: sticker, channels: 3, background: '#d22' } },
          left: Math.round(side * 0.45),
          top: Math.round(side * 0.45),
        },
      ])
      .png()
      .toBuffer()
    expect(await readSymbols(new Uint8Array(picture))).toEqual([address])
  })

  test('is read back from a terminal', async () => {
    const lines = stripVTControlCharacters(terminalSymbol(symbolOf(address))).split('\n')
    const width = lines[0]?.length ?? 0
    const scale = 4
    const pixels = new Uint8Array(width * lines.length * 2).fill(255)
    lines.forEach((line, row) => {
      ;[...line].forEach((character, column) => {
        if ('█▀'.includes(character)) pixels[row * 2 * width + column] = 0
        if ('█▄'.includes(character)) pixels[(row * 2 + 1) * width + column] = 0
      })
    })
    const picture = await sharp(pixels, { raw: { width, height: lines.length * 2, channels: 1 } })
      .resize(width * scale, lines.length * 2 * scale, { kernel: 'nearest' })
      .png()
      .toBuffer()
    expect(await readSymbols(new Uint8Array(picture))).toEqual([address])
  })
})

test('people who type get the address in small letters and the code in groups', () => {
  expect(readableAddress('https://lapor.kalselprov.go.id', code)).toMatch(
    /^lapor\.kalselprov\.go\.id\/q\/[0-9A-Z]{4}-[0-9A-Z]{4}$/,
  )
  expect(readableAddress('http://localhost:8080', code)).toMatch(/^localhost:8080\/q\//)
})

/// <reference path="../../../src/qr/qrcode.d.ts" />
import { create } from 'qrcode'
import type { FacilityCode } from '../../../src/domain/facility-code.ts'
import { codeAddress } from '../../../src/qr/code-address.ts'
import type { QrSymbol } from '../../../src/qr/symbol.ts'

/** A way to print a code. */
export type Contender = { readonly name: string; readonly text: (code: FacilityCode) => string; readonly level: Level }
type Level = 'M' | 'Q' | 'H'

/** A province's address, of the length that a real one has. */
const PUBLIC_URL = 'https://lapor.kalselprov.go.id'

export const OURS: Contender = {
  name: 'ours, upper case, Q',
  text: (code) => codeAddress(PUBLIC_URL, code),
  level: 'Q',
}
export const OURS_H: Contender = { ...OURS, name: 'ours, upper case, H', level: 'H' }
/** As a generator on the web makes it: the address as people write it, at the level that it offers first. */
export const NAIVE: Contender = {
  name: 'naive, lower case, M',
  text: (code) => `${PUBLIC_URL}/q/${code.toLowerCase()}`,
  level: 'M',
}
export const CONTENDERS = [NAIVE, OURS, OURS_H] as const

export function symbolOfContender({ text, level }: Contender, code: FacilityCode): QrSymbol {
  const { size, data } = create(text(code), { errorCorrectionLevel: level }).modules
  const isInside = (place: number) => place >= 0 && place < size
  return {
    size,
    isDark: (column, row) => isInside(column) && isInside(row) && data[row * size + column] === 1,
  }
}

import { formatFacilityCode, readFacilityCode } from '../../../domain/facility-code.ts'
import type { SheetKind } from '../../../qr/sheets/kinds.ts'

/** `poster-a4-7F3K-9Q2M.pdf` for one code, `poster-a4-12-kode.pdf` for more. */
export function fileName(kind: SheetKind, codes: readonly string[], type: 'pdf' | 'svg' | 'png' | 'zip'): string {
  const [only] = codes
  const part = codes.length === 1 && only !== undefined ? readable(only) : `${codes.length}-kode`
  return `${kind}-${part}.${type}`
}

/** A sheet's name among others: its code, or its number where it holds several. */
export function sheetName(kind: SheetKind, codes: readonly string[], index: number, type: 'svg' | 'png'): string {
  const [only] = codes
  const part = codes.length === 1 && only !== undefined ? readable(only) : String(index + 1).padStart(4, '0')
  return `${kind}-${part}.${type}`
}

function readable(code: string): string {
  const read = readFacilityCode(code)
  return read.outcome === 'code' ? formatFacilityCode(read.code) : code
}

/** Hands a file to the browser's downloads. The caller keeps `url` alive and lets it go. */
export function save(url: string, name: string): void {
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
}

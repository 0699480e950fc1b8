import { formatFacilityCode } from '../../domain/facility-code.ts'
import type { Imprint, SheetLanguage, Subject } from './kinds.ts'
import { EDITION } from './kinds.ts'

/** What stands on paper. Sheets hang in Kalimantan: Indonesian always, English small beside it. */
export type Line = { readonly id: string; readonly en: string }

const line = (id: string, en: string): Line => ({ id, en })

export const PAPER_WORDS = {
  question: line('Ada yang perlu diperbaiki di sini?', 'Does something need fixing here?'),
  call: line('Pindai, lalu lapor.', 'Scan the code and report it.'),
  scan: line('Pindai dengan kamera HP', 'Scan with your phone’s camera'),
  tell: line('Ceritakan yang terjadi. Nama tidak wajib.', 'Say what happened. No name needed.'),
  proof: line('Simpan kode lacak, pantau sampai selesai', 'Keep the tracking code and follow it up'),
  shortScan: line('Pindai', 'Scan'),
  shortTell: line('Ceritakan', 'Tell'),
  shortProof: line('Simpan bukti', 'Keep the proof'),
  offline: line(
    'Sinyal hilang? Laporan tersimpan di HP Anda dan terkirim sendiri.',
    'No signal? It is kept on your phone and sends itself.',
  ),
  type: line('Tidak bisa memindai? Buka', 'Cannot scan? Open'),
  genuine: line('Alamat yang terbuka harus', 'The address that opens must be'),
  beware: line('Kalau lain, jangan diisi.', 'If not, do not fill it in.'),
  codeHere: line('Kode tempat ini', 'Code of this place'),
  sameCode: line('Kode yang sama', 'The same code'),
  river: line('Ada masalah di sungai?', 'Trouble on the river?'),
  handOut: line('Tempat dan kode layanan publik', 'Public services and their codes'),
  emergency: line('Darurat 112 · Polisi 110', 'Emergency 112 · Police 110'),
  glue: line('Lipat ke dalam dan rekatkan', 'Fold in and glue'),
} as const satisfies Record<string, Line>

/** English, or nothing where the sheet speaks Indonesian alone. */
export function english(language: SheetLanguage, { en }: Line): string {
  return language === 'both' ? en : ''
}

/** Which host must stand in the browser's address: `lapor.kalselprov.go.id`. */
export function hostOf({ publicUrl }: Imprint): string {
  return publicUrl.replace(/^https?:\/\//, '')
}

export function smsLine({ smsNumber }: Imprint): Line {
  return line(`Tanpa internet? SMS ke ${smsNumber}`, `No internet? Text ${smsNumber}`)
}

export function smsText({ smsKeyword }: Imprint, { code }: Subject): string {
  return `${smsKeyword} ${formatFacilityCode(code)} isi laporan`
}

/** The same where there is room for little: "Terbit 24-11-2026, edisi 2" */
export function shortEdition({ issued }: Subject): string {
  return `Terbit ${issued}, edisi ${EDITION}`
}

/** "Kode terbit 24-11-2026, dicetak 24-11-2026, edisi 2" */
export function editionLine({ printed }: Imprint, { issued }: Subject): string {
  return `Kode terbit ${issued}, dicetak ${printed}, edisi ${EDITION}`
}

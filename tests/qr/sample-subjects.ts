import { facilityCodeFrom } from '../../src/domain/facility-code.ts'
import type { Choice, Imprint, Subject } from '../../src/qr/sheets/kinds.ts'

export const IMPRINT: Imprint = {
  publicUrl: 'https://lapor.kalselprov.go.id',
  brand: 'LAPOR Kalsel',
  smsNumber: '1708',
  smsKeyword: 'LAPORPAMAN',
  logo: null,
  printed: '24-11-2026',
}
export const USUAL: Choice = { kind: 'poster-a4', level: 'Q', language: 'both', filling: 'each' }

/** Short names, long ones, and the longest that the workshop takes. */
const NAMES = [
  ['Pasar Terapung Lok Baintan', 'Dermaga wisata'],
  ['Dinas Kependudukan dan Pencatatan Sipil Kabupaten Hulu Sungai Selatan', 'Loket perekaman KTP elektronik'],
  ['SDN 1', 'Gerbang'],
  [`Unit Pelayanan ${'Terpadu Satu Pintu '.repeat(5)}`.padEnd(120, 'm').slice(0, 120), 'x'.repeat(80)],
] as const

export function sampleSubject(index: number, more: Partial<Subject> = {}): Subject {
  const [facility, placement] = NAMES[index % NAMES.length] ?? NAMES[0]
  const isLongest = index % NAMES.length === 3
  return {
    code: facilityCodeFrom(new Uint8Array([0x3a, index & 255, index >> 8, 0x77, (index * 37) & 255])),
    facility,
    placement,
    place: isLongest
      ? `${'Jalan Gubernur Soebardjo Lingkar Selatan '.repeat(5).slice(0, 199)}, Kel. Kuin Utara, Kec. Banjarmasin Utara, Kota Banjarmasin`
      : 'Jl. Martapura Lama, Desa Lok Baintan, Kec. Sungai Tabuk, Kab. Banjar',
    water: index % 2 === 0 ? 'Sungai Martapura, tepi kiri (menghadap hilir), dekat jembatan gantung' : '',
    regency:
      index % 3 === 0 ? { code: '63.71', name: 'Kota Banjarmasin' } : { code: '63.03', name: 'Kabupaten Banjar' },
    issued: '02-11-2026',
    example: false,
    ...more,
  }
}

export function sampleSubjects(count: number): readonly Subject[] {
  return Array.from({ length: count }, (_, index) => sampleSubject(index))
}

import type { FormData } from '../../src/form/data.ts'

/** A facility's form as the server fills it. */
export function formData(more: Partial<FormData> = {}): FormData {
  return {
    language: 'id',
    brand: 'LAPOR Kalsel',
    code: '00000000',
    facility: {
      name: 'RSUD Contoh',
      kind: 'hospital',
      agency: 'Dinas Kesehatan',
      area: 'Kec. Banjarmasin Tengah, Kota Banjarmasin',
      address: 'Jl. Contoh 1',
      example: true,
    },
    categories: [
      { id: 'health', name: 'Kesehatan' },
      { id: 'other', name: 'Topik Lainnya' },
    ],
    regencies: [],
    keys: {
      epoch: 1,
      keys: [{ keyId: 'first', publicKey: 'A'.repeat(87), since: 0, signedBy: null }],
    },
    plain: { random: '0'.repeat(32), tracking: '0'.repeat(16), madeAt: 1, mac: '0'.repeat(64) },
    ...more,
  }
}

/** The general form. */
export function generalFormData(more: Partial<FormData> = {}): FormData {
  return formData({ code: null, facility: null, regencies: [{ code: '63.71', name: 'Kota Banjarmasin' }], ...more })
}

import { expect, test } from 'vitest'
import type { Cells } from '../../../src/domain/facility-table/columns.ts'
import { readHead } from '../../../src/domain/facility-table/columns.ts'
import { codeOfNumber, NEW_ROW, PIER, planRows } from './sample.ts'

const outcomes = (rows: readonly Cells[], facilities = [PIER]) =>
  planRows(rows, facilities).rows.map((row) => row.outcome)
const problemsOf = (row: Cells, facilities = [PIER]) => {
  const [outcome] = planRows([row], facilities).rows
  return outcome?.outcome === 'wrong' ? outcome.problems.map(({ column, word }) => [column, word]) : outcome?.outcome
}

test('a new facility comes with all its places', () => {
  const { rows, additions } = planRows(
    [NEW_ROW, { ...NEW_ROW, tempat: 'Pintu masuk', jenis_tempat: 'Pintu masuk' }],
    [],
  )
  expect(rows.map((row) => row.outcome)).toEqual(['new-facility', 'new-placement'])
  expect(additions).toHaveLength(1)
  expect(additions[0]?.placements.map(({ label, kind }) => [label, kind])).toEqual([
    ['Loket pendaftaran', 'other'],
    ['Pintu masuk', 'entrance'],
  ])
})

test('a known facility is changed field by field, with what was before', () => {
  const { rows, edits } = planRows(
    [{ id: PIER.id, alamat: 'Jl. Baru', tepi: '', lintang: '-3,3', bujur: '114,6' }],
    [PIER],
  )
  expect(rows).toMatchObject([
    {
      outcome: 'changed',
      changes: [
        { column: 'alamat', before: PIER.address, after: 'Jl. Baru' },
        { column: 'tepi', before: 'kiri', after: '' },
        { column: 'lintang', before: '-3.281, 114.598', after: '-3.3, 114.6' },
      ],
    },
  ])
  // What the file has no column for stays.
  expect(edits).toMatchObject([{ id: PIER.id, version: 3, input: { address: 'Jl. Baru', bank: null, river: 'Andai' } }])
})

test('a place is known by its code, else by its label; another label is a new place', () => {
  const { rows, edits } = planRows(
    [
      { kode: codeOfNumber(1), tempat: 'Tiang hulu' },
      { id: PIER.id, tempat: 'loket  klotok' },
      { id: PIER.id, tempat: 'Ruang tunggu', kampanye: 'Berani LAPOR' },
    ],
    [PIER],
  )
  expect(rows.map((row) => row.outcome)).toEqual(['changed', 'changed', 'new-placement'])
  expect(edits[0]?.edit).toMatchObject([{ id: 'tiang', input: { label: 'Tiang hulu' } }, { id: 'loket' }])
  expect(edits[0]?.add).toEqual([{ label: 'Ruang tunggu', kind: 'other', campaign: 'berani' }])
})

test('rows of one facility must agree, and each place stands once', () => {
  const same = { id: PIER.id, tempat: 'Ruang tunggu' }
  expect(outcomes([same, same])).toEqual(['new-placement', 'wrong'])
  expect(outcomes([NEW_ROW, NEW_ROW])).toEqual(['new-facility', 'wrong'])
  const differing = planRows([NEW_ROW, { ...NEW_ROW, tempat: 'Pintu', alamat: 'Jl. Lain' }], []).rows[1]
  expect(differing).toMatchObject({ outcome: 'wrong', problems: [{ column: 'alamat', word: 'differs', row: 2 }] })
})

test.each<[Cells, string, string]>([
  [{ ...NEW_ROW, nama: '' }, 'nama', 'empty'],
  [{ ...NEW_ROW, tempat: '' }, 'tempat', 'empty'],
  [{ ...NEW_ROW, alamat: 'x'.repeat(201) }, 'alamat', 'too-long'],
  [{ ...NEW_ROW, jenis: 'Puskesmes' }, 'jenis', 'unknown'],
  [{ ...NEW_ROW, instansi: 'Dinas Kembar' }, 'instansi', 'ambiguous'],
  [{ ...NEW_ROW, instansi: 'Dinas Lama' }, 'instansi', 'retired'],
  [{ ...NEW_ROW, kode_instansi: 'dishub' }, 'kode_instansi', 'contradiction'],
  [{ ...NEW_ROW, wilayah: 'Kota Banjarmasim' }, 'wilayah', 'unknown'],
  [{ ...NEW_ROW, kode_wilayah: '6371041009' }, 'kode_wilayah', 'contradiction'],
  [{ ...NEW_ROW, lintang: '-3.3' }, 'bujur', 'half'],
  [{ ...NEW_ROW, lintang: '114.6', bujur: '-3.3' }, 'lintang', 'swapped'],
  [{ ...NEW_ROW, lintang: '-3319', bujur: '1146' }, 'lintang', 'out-of-range'],
  [{ ...NEW_ROW, lintang: 'utara', bujur: '114' }, 'lintang', 'no-number'],
  [{ ...NEW_ROW, id: 'tidak-ada' }, 'id', 'no-such-id'],
  [{ ...NEW_ROW, kode: codeOfNumber(99) }, 'kode', 'no-such-code'],
  [{ ...NEW_ROW, ditarik: '2026-03-02' }, 'ditarik', 'withdrawn-here'],
  [{ ...NEW_ROW, contoh: 'contoh' }, 'contoh', 'example-here'],
  [{ id: PIER.id, ditarik: 'ya' }, 'ditarik', 'withdrawn-here'],
])('%# says which cell is wrong', (row, column, word) => {
  expect(problemsOf(row)).toEqual([[column, word]])
})

test('a code of another facility, and a new place at a withdrawn one, are refused', () => {
  const other = { ...PIER, id: 'lain', name: 'Pasar Lain', placements: [] }
  expect(problemsOf({ id: 'lain', kode: codeOfNumber(1) }, [PIER, other])).toEqual([['kode', 'code-elsewhere']])
  const withdrawn = { ...PIER, withdrawnAt: 1 }
  expect(problemsOf({ id: PIER.id, tempat: 'Baru' }, [withdrawn])).toEqual([['tempat', 'withdrawn']])
})

test('what was meant is suggested', () => {
  const nearest = (row: Cells) => {
    const [outcome] = planRows([row], []).rows
    return outcome?.outcome === 'wrong' ? outcome.problems[0]?.nearest : undefined
  }
  expect(nearest({ ...NEW_ROW, jenis: 'Puskesmes' })?.[0]).toBe('Puskesmas')
  expect(nearest({ ...NEW_ROW, instansi: 'Dinas Kesehatn' })?.[0]).toBe('Dinas Kesehatan')
  expect(nearest({ ...NEW_ROW, wilayah: 'Alalk Tengah, Banjarmasin Utara, Kota Banjarmasin' })?.[0]).toBe(
    NEW_ROW.wilayah,
  )
  expect(nearest({ ...NEW_ROW, wilayah: 'Kota Banjarmasim' })).toContain('Kota Banjarmasin')
})

test.each([
  ['Alalak Tengah, Banjarmasin Utara, Banjarmasin', '63.71.04.1001'],
  ['Kota Banjarmasin, Kec. Banjarmasin Utara, Kel. Alalak Tengah', '63.71.04.1001'],
  ['Desa Alalak Tengah, Kecamatan Banjarmasin Utara, Kota Banjarmasin, Kalimantan Selatan', '63.71.04.1001'],
  ['63.71.04.1001', '63.71.04.1001'],
  ['6371041001', '63.71.04.1001'],
  ['63.1', '63.10'],
  ['Tanah Laut', '63.01'],
  ['Takisung, Tanah Laut', '63.01.01'],
])('the area "%s" is %s', (wilayah, code) => {
  const { additions } = planRows([{ ...NEW_ROW, wilayah }], [])
  const [{ input } = { input: null }] = additions
  expect(input?.village ?? input?.district ?? input?.regency).toBe(code)
})

test('the area may stand in three columns', () => {
  const { wilayah: _, ...rest } = NEW_ROW
  const parts = { kabupaten_kota: 'Banjarmasin', kecamatan: 'Banjarmasin Utara', desa_kelurahan: 'Alalak Tengah' }
  expect(planRows([{ ...rest, ...parts }], []).additions[0]?.input.village).toBe('63.71.04.1001')
  expect(problemsOf({ ...rest, ...parts, desa_kelurahan: 'Alalak Tengahan' })).toEqual([['desa_kelurahan', 'unknown']])
})

test('heads are read in other writing too, and what means nothing is told', () => {
  expect(readHead(['Nama Fasilitas', 'JENIS', 'Telepon', 'Alasan', ''])).toEqual({
    outcome: 'head',
    columns: ['nama', 'jenis', null, null, null],
    unused: ['Telepon'],
  })
  expect(readHead(['nama', 'name']).outcome).toBe('twice')
  expect(readHead(['tanggal', 'jumlah']).outcome).toBe('no-head')
})

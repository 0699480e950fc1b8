import type { ImportDone } from '../../../domain/facility-import.ts'
import type { RowOutcome } from '../../../domain/facility-table/outcome.ts'
import type { Problem } from '../../../domain/facility-table/problem.ts'
import type { Refusal, RefusalReason } from './table-file.ts'

const number = (value: number) => value.toLocaleString('id-ID')
const quoted = (value: string) => (value === '' ? '' : `“${value}” `)
const perhaps = (nearest: readonly string[]) => (nearest.length === 0 ? '' : ` Mungkin: ${nearest.join('; atau: ')}.`)

const outcomes: Readonly<Record<RowOutcome['outcome'], string>> = {
  'new-facility': 'Fasilitas baru',
  'new-placement': 'Tempat baru',
  changed: 'Berubah',
  same: 'Sama',
  suspected: 'Mungkin sudah ada',
  waits: 'Menunggu keputusan',
  wrong: 'Salah',
  'left-out': 'Dilewati',
}

const refusals: Readonly<Record<RefusalReason, (detail: string) => string>> = {
  'too-big': () => 'Berkas ini lebih dari 10 MB. Bagi menjadi beberapa berkas.',
  empty: () => 'Berkas ini tidak berisi baris data di bawah nama kolom.',
  'old-excel': () =>
    'Ini berkas Excel lama (.xls) atau yang dikunci kata sandi. Simpan sebagai .xlsx tanpa kata sandi, lalu pilih lagi.',
  'no-table': () => 'Ini bukan tabel CSV atau XLSX. Simpan tabelnya sebagai .xlsx atau .csv, lalu pilih lagi.',
  'broken-csv': (row) =>
    `Tanda kutip di baris ${row} tidak ditutup, jadi batas kolomnya tidak jelas. Perbaiki, lalu pilih lagi.`,
  'broken-xlsx': () =>
    'Berkas XLSX ini rusak. Buka dengan aplikasi tabel, simpan ulang sebagai .xlsx, lalu pilih lagi.',
  'too-much-inside': () => 'Isi berkas ini jauh lebih besar daripada tabel fasilitas mana pun, jadi tidak dibuka.',
  'too-slow': () => 'Berkas ini terlalu lama dibaca. Simpan ulang hanya lembar pertamanya, lalu pilih lagi.',
  'no-reader': () =>
    'Server belum menjawab, jadi pembaca tabel belum dapat dimuat. Tidak ada yang berubah. Coba lagi sebentar.',
  'no-head': () =>
    'Baris pertama harus berisi nama kolom, sekurangnya “nama” atau “id”. Unduh templat untuk melihat contohnya.',
  twice: (column) => `Kolom “${column}” ada dua kali. Hapus salah satunya.`,
  'too-many-rows': (count) =>
    `Paling banyak 10.000 baris sekali impor${count === '' ? '' : `; berkas ini ${number(Number(count))}`}. Bagi menjadi beberapa berkas.`,
  'too-many-columns': () => 'Tabel ini terlalu lebar. Hapus kolom yang tidak dipakai.',
  'too-long-cell': (row) => `Ada sel yang sangat panjang di baris ${row}. Persingkat isinya.`,
}

/** What is wrong with a cell, and what would be right. The column's head stands before it. */
function problem({ column, word, value, nearest, row }: Problem): string {
  switch (word) {
    case 'empty':
      return 'harus diisi.'
    case 'too-long':
      return `terlalu panjang (${column === 'alamat' ? 200 : column === 'tempat' ? 80 : 120} huruf paling banyak).`
    case 'unknown':
      return `${quoted(value)}tidak dikenal.${perhaps(nearest)}${nearest.length === 0 ? ` ${hints[column] ?? ''}` : ''}`.trim()
    case 'ambiguous':
      return `${quoted(value)}cocok dengan beberapa. Tulis salah satu: ${nearest.join('; ')}.`
    case 'no-number':
      return `${quoted(value)}bukan angka. Tulis derajat desimal, misalnya -3.3194.`
    case 'out-of-range':
      return `${quoted(value)}terlalu besar untuk derajat. Titik desimalnya mungkin hilang; contoh: -3.3194.`
    case 'swapped':
      return 'dan bujur tampaknya tertukar. Lintang di Kalsel sekitar -3, bujur sekitar 115.'
    case 'half':
      return 'masih kosong. Isi lintang dan bujur, atau kosongkan keduanya.'
    case 'no-such-id':
      return `${quoted(value)}tidak ada. Kosongkan untuk fasilitas baru.`
    case 'no-such-code':
      return `${quoted(value)}tidak ada.${perhaps(nearest)} Kosongkan untuk tempat baru; kodenya dibuat sendiri.`
    case 'code-elsewhere':
      return `${quoted(value)}tergantung di fasilitas lain: ${nearest.join(', ')}. Samakan dengan kolom id.`
    case 'contradiction':
      return `${quoted(value)}tidak cocok dengan namanya di baris yang sama. Kosongkan salah satu.`
    case 'differs':
      return `berbeda dari baris ${row}, padahal fasilitasnya sama. Samakan keduanya.`
    case 'twice':
      return `${quoted(value)}sudah ada di baris ${row}. Beri nama tempat lain, atau hapus satu baris.`
    case 'withdrawn-here':
      return 'tidak dapat diubah lewat tabel. Tarik atau pakai lagi fasilitas di halamannya.'
    case 'example-here':
      return 'tidak dapat diubah lewat tabel. Kosongkan untuk fasilitas baru.'
    case 'withdrawn':
      return 'tidak dapat ditambahkan: fasilitas ini sudah ditarik. Pakai lagi dulu di halamannya.'
    case 'retired':
      return `${quoted(value)}tidak dipakai lagi. Tulis instansi penggantinya.`
    default:
      return word satisfies never
  }
}

const hints: Readonly<Record<string, string>> = {
  jenis: 'Tulis salah satu jenis dari daftar di bawah “Kolom yang dibaca”.',
  instansi: 'Tulis nama instansi seperti di daftar instansi, atau kodenya.',
  wilayah: 'Tulis misalnya: Kel. Gadang, Kec. Banjarmasin Tengah, Kota Banjarmasin; atau kode Kemendagri.',
  kode_wilayah: 'Tulis kode Kemendagri, misalnya 63.71.05.1010.',
  tepi: 'Tulis kiri atau kanan, menghadap ke hilir.',
}

export const id = {
  title: 'Impor fasilitas',
  back: 'Semua fasilitas',
  intro:
    'Pilih tabel fasilitas. Anda melihat dulu apa yang akan terjadi dengan setiap baris; tidak ada yang berubah sebelum Anda menekan Impor.',
  choose: 'Pilih berkas CSV atau XLSX',
  drop: 'atau seret ke sini',
  limits: 'Paling banyak 10 MB dan 10.000 baris. Hanya lembar pertama yang dibaca.',
  templates: 'Templat kosong:',
  present: 'Fasilitas yang ada, untuk diubah lalu diimpor lagi:',
  columnsTitle: 'Kolom yang dibaca',
  columnsText:
    'Satu baris untuk satu tempat kode digantung. Fasilitas dengan beberapa tempat ditulis beberapa baris, datanya sama. Kolom yang tidak ada di berkas tidak mengubah apa pun. Sel kosong mengosongkan data hanya di baris yang menyebut id atau kode.',
  required: 'Wajib untuk fasilitas baru',
  optional: 'Boleh kosong',
  identify: 'Untuk mengenali fasilitas dan tempat yang sudah ada',
  identifyText: 'id dan kode dari hasil ekspor. Kosongkan keduanya untuk yang baru: kodenya dibuat sendiri.',
  more: 'Dikenal juga',
  kinds: 'Isi kolom jenis',
  reading: (name: string) => `Membaca ${name}…`,
  checking: (rows: number) => `Memeriksa ${number(rows)} baris…`,
  importing: (rows: number) => `Mengimpor ${number(rows)} baris…`,
  refusedTitle: 'Berkas ini tidak dapat dibaca',
  refusal: ({ why, detail }: Refusal) => refusals[why](detail),
  retry: 'Coba lagi',
  another: 'Pilih berkas lain',
  preview: 'Pratinjau',
  file: (name: string, rows: number) => `${name}: ${number(rows)} baris. Belum ada yang berubah.`,
  unused: (heads: readonly string[]) => `Kolom yang tidak dibaca: ${heads.join(', ')}.`,
  guessed: 'Huruf dalam berkas ini ditebak (Windows-1252). Periksa nama dengan huruf khusus sebelum mengimpor.',
  outcome: (outcome: RowOutcome['outcome']) => outcomes[outcome],
  all: 'Semua',
  filter: 'Tampilkan baris',
  count: number,
  row: 'Baris',
  what: 'Hasil',
  facility: 'Fasilitas',
  details: 'Rincian',
  rowsShown: (from: number, to: number, of: number) => `Baris ${number(from)}–${number(to)} dari ${number(of)}`,
  noRows: 'Tidak ada baris seperti ini.',
  before: 'Sebelumnya',
  nextRows: 'Berikutnya',
  emptyCell: 'kosong',
  from: 'dari',
  to: 'menjadi',
  ofRow: (row: number) => `Tempat lain dari fasilitas baru di baris ${row}.`,
  waits: (row: number) => `Menunggu keputusan untuk baris ${row}.`,
  problem,
  decide: 'Fasilitas mana ini?',
  isFacility: (name: string) => `Sama dengan ${name}`,
  isRow: (row: number, name: string) => `Sama dengan baris ${row}: ${name}`,
  metres: (metres: number) =>
    metres < 1_000 ? `${metres} m dari sini` : `${number(Math.round(metres / 100) / 10)} km dari sini`,
  withdrawn: 'ditarik',
  look: 'Lihat',
  isAnother: 'Fasilitas lain, tambahkan sebagai baru',
  leaveOut: 'Lewati baris ini',
  allAnother: (count: number) => `Semua ${number(count)} yang mirip adalah fasilitas lain`,
  decided: 'Keputusan Anda',
  undecide: 'Batalkan keputusan',
  recheck: (count: number) => `Periksa lagi dengan ${number(count)} keputusan`,
  undecided: (count: number) => `${number(count)} baris mirip dengan fasilitas yang sudah ada. Putuskan dulu.`,
  withoutWrong: (wrong: number) => `Tinggalkan ${number(wrong)} baris yang salah, impor sisanya`,
  wrongFirst: (wrong: number) =>
    `${number(wrong)} baris salah. Perbaiki di berkas Anda lalu pilih lagi, atau tinggalkan.`,
  wrongRows: 'Unduh baris yang salah, dengan alasannya',
  nothing: 'Tidak ada yang perlu diimpor: semua baris sama dengan yang sudah ada.',
  apply: (rows: number) => `Impor ${number(rows)} baris`,
  stale: 'Ada yang berubah di server sejak pratinjau ini. Belum ada yang diimpor. Periksa lagi pratinjau yang baru.',
  lost: 'Server belum menjawab. Impor mungkin sudah jadi, mungkin belum, tetapi tidak pernah setengah. Tekan Impor lagi: tidak akan terjadi dua kali.',
  invalid: 'Server menolak berkas ini. Tidak ada yang berubah. Pilih berkasnya lagi.',
  doneTitle: 'Impor selesai',
  done: ({ added, changed, placements }: ImportDone) =>
    `${number(added)} fasilitas ditambahkan, ${number(changed)} diubah, ${number(placements)} kode baru terbit.`,
  doneNew: 'Ditambahkan',
  doneChanged: 'Diubah',
  doneMore: (count: number) => `dan ${number(count)} lagi`,
  posters: (count: number) => `Poster untuk ${number(count)} fasilitas baru`,
  again: 'Impor berkas lain',
}
export type ImportWords = typeof id

import type { Refusal } from '../../domain/refusal.ts'

const leftOutId: Readonly<Record<Refusal | 'too-large' | 'too-many' | 'empty' | 'no-room', string>> = {
  'not-a-picture': 'bukan foto yang dapat dibaca di sini (JPEG, PNG, atau WebP; bukan HEIC).',
  'broken-picture': 'berkasnya rusak atau terpotong.',
  'too-many-pixels': 'ukuran gambarnya terlalu besar untuk dibuka dengan aman.',
  'too-large': 'berkasnya lebih besar dari 15 MB.',
  'too-many': 'satu laporan memuat paling banyak 5 foto.',
  empty: 'berkasnya datang kosong.',
  'no-room':
    'tempat foto di provinsi sedang penuh. Muat ulang halaman ini nanti untuk mengirimnya lagi; laporan tidak menjadi dua.',
}
const leftOutEn: typeof leftOutId = {
  'not-a-picture': 'it is not a photo that can be read here (JPEG, PNG or WebP; not HEIC).',
  'broken-picture': 'the file is broken or cut short.',
  'too-many-pixels': 'the picture is too large to be opened safely.',
  'too-large': 'the file is larger than 15 MB.',
  'too-many': 'a report takes at most 5 photos.',
  empty: 'the file came empty.',
  'no-room':
    'the province has no room for photos just now. Load this page again later to send it; the report does not become two.',
}

const id = {
  title: 'Laporan diterima provinsi',
  received: 'Laporan Anda sudah diterima provinsi dan tersimpan di sana.',
  keepCode: 'Simpan kode lacak ini sekarang: catat, foto layarnya, atau cetak halamannya.',
  trackingCode: 'Kode lacak',
  codeMeaning:
    'Siapa pun yang memegang kode ini dapat melihat perkembangan laporan Anda. Kode ini tidak dapat kami tampilkan lagi nanti.',
  qrLabel: 'Kode QR yang membuka perkembangan laporan ini',
  follow: 'Lihat perkembangan',
  another: 'Buat laporan lain',
  number: 'Nomor laporan',
  receivedAt: 'Diterima',
  yourReport: 'Isi laporan',
  photos: 'Foto',
  noPhotos: 'Tanpa foto.',
  photo: (position: number) => `Foto ${position}`,
  stored: 'tersimpan di provinsi.',
  waiting: 'belum tersimpan. Muat ulang halaman ini nanti untuk mencoba lagi; laporan tidak menjadi dua.',
  leftOut: 'tidak diterima:',
  textStands: 'Tulisan Anda tetap diterima lengkap.',
  reload:
    'Aman dimuat ulang: bila peramban bertanya apakah formulir dikirim lagi, jawab ya. Laporan tidak menjadi dua.',
  proof: 'Bukti bertanda tangan',
  proofMeaning:
    'Tanda tangan digital provinsi atas laporan ini. Siapa pun dapat memeriksanya dengan kunci umum provinsi, juga tanpa sambungan.',
  keys: 'Kunci umum provinsi',
  save: 'Simpan bukti (JSON)',
  reasons: leftOutId,
}

const en: typeof id = {
  title: 'Report received by the province',
  received: 'The province has received your report and keeps it.',
  keepCode: 'Keep this tracking code now: write it down, take a picture of the screen, or print the page.',
  trackingCode: 'Tracking code',
  codeMeaning: 'Whoever holds this code can see how your report goes on. We cannot show it again later.',
  qrLabel: 'A QR code that opens the progress of this report',
  follow: 'See its progress',
  another: 'Make another report',
  number: 'Report number',
  receivedAt: 'Received',
  yourReport: 'Your report',
  photos: 'Photos',
  noPhotos: 'No photos.',
  photo: (position) => `Photo ${position}`,
  stored: 'kept by the province.',
  waiting: 'not kept yet. Load this page again later to retry; the report does not become two.',
  leftOut: 'not taken:',
  textStands: 'Your text was received in full.',
  reload:
    'Safe to load again: if the browser asks whether to send the form again, say yes. The report does not become two.',
  proof: 'Signed proof',
  proofMeaning:
    'The province’s digital signature for this report. Anyone can check it with the province’s public keys, also without a connection.',
  keys: 'The province’s public keys',
  save: 'Save the proof (JSON)',
  reasons: leftOutEn,
}

export const messages = { id, en }

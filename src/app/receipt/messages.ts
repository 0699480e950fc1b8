import type { Refusal } from '../../domain/refusal.ts'
import type { Stage } from './stage.ts'

const refusalsId: Readonly<Record<Refusal, string>> = {
  'not-a-picture': 'tidak disimpan: berkas ini bukan foto',
  'broken-picture': 'tidak disimpan: fotonya rusak dan tidak bisa dibuka',
  'too-many-pixels': 'tidak disimpan: ukuran gambarnya tidak wajar',
}
const refusalsEn: typeof refusalsId = {
  'not-a-picture': 'not kept: this file is not a photo',
  'broken-picture': 'not kept: the photo is damaged and cannot be opened',
  'too-many-pixels': 'not kept: the picture is unreasonably large',
}

const headingId: Readonly<Record<Stage, string>> = {
  'on-phone': 'Tersimpan di HP ini',
  'text-received': 'Isi laporan diterima provinsi',
  received: 'Diterima provinsi',
}
const headingEn: typeof headingId = {
  'on-phone': 'Saved on this phone',
  'text-received': 'The province has your text',
  received: 'Received by the province',
}

const explanationId: Readonly<Record<Stage, string>> = {
  'on-phone':
    'Laporan belum sampai ke provinsi. Laporan akan terkirim sendiri saat ada sinyal; halaman ini boleh ditutup.',
  'text-received': 'Laporan Anda sudah tercatat. Foto masih menyusul dan terkirim sendiri saat ada sinyal.',
  received: 'Laporan Anda sudah tercatat di provinsi. Anda tidak perlu mengirim ulang.',
}
const explanationEn: typeof explanationId = {
  'on-phone':
    'Your report has not reached the province yet. It will be sent by itself as soon as there is a signal; you may close this page.',
  'text-received': 'Your report is on record. The photos follow by themselves as soon as there is a signal.',
  received: 'Your report is on record at the province. There is no need to send it again.',
}

const pausedId: typeof explanationId = {
  ...explanationId,
  'on-phone': 'Laporan belum sampai ke provinsi.',
  'text-received': 'Laporan Anda sudah tercatat. Foto masih menyusul.',
}
const pausedEn: typeof explanationId = {
  ...explanationEn,
  'on-phone': 'Your report has not reached the province yet.',
  'text-received': 'Your report is on record. The photos are still to follow.',
}

const id = {
  title: 'Bukti laporan',
  reading: 'Membuka bukti…',
  nowhere: 'Bukti ini tidak ada di HP ini.',
  nowhereNext:
    'Mungkin laporannya ditulis di HP lain, atau sudah dihapus dari sini. Dengan kode lacak, laporan tetap bisa dilihat.',
  print: 'Cetak bukti',
  heading: headingId,
  explanation: explanationId,
  paused: pausedId,
  steps: { phone: 'Di HP ini', province: 'Di provinsi', done: 'sudah', notYet: 'belum' },
  trackingCode: 'Kode lacak',
  codeAdvice:
    'Simpan kode ini: dengan kode ini Anda bisa melihat perkembangan laporan tanpa akun. Jangan sebar kodenya.',
  codeElsewhere: 'Laporan ini dibawa dari HP lain. Kode lacaknya ada di HP asalnya.',
  copy: 'Salin kode',
  copied: 'Kode disalin.',
  notCopied: 'Belum tersalin. Tekan lama pada kode untuk menyalin.',
  share: 'Bagikan',
  shareText: (code: string) => `Kode lacak laporan saya: ${code}`,
  savePicture: 'Simpan sebagai gambar',
  pictureSaved: 'Gambar disimpan.',
  pictureAdvice: 'Pindai atau ketik kode ini untuk melacak laporan',
  notDrawn: 'Gambar belum bisa dibuat di HP ini. Tulis atau salin kodenya.',
  showQr: 'Tampilkan QR',
  hideQr: 'Sembunyikan QR',
  qrLabel: 'QR yang membuka halaman lacak laporan ini',
  number: 'Nomor laporan',
  receivedAt: 'Diterima',
  sealedAt: 'Ditulis (jam HP)',
  facility: 'Tempat',
  proof: {
    checking: 'Memeriksa tanda tangan provinsi…',
    genuine: 'Tanda terima asli. Tanda tangan digital provinsi cocok dengan laporan di HP ini.',
    'not-genuine': 'Tanda tangan pada tanda terima ini tidak cocok. Laporan tetap tersimpan di HP ini.',
    'no-key':
      'Kunci provinsi belum ada di HP ini, jadi tanda tangan belum bisa diperiksa. Sambungkan ke internet sekali.',
  },
  photos: 'Foto',
  photo: (position: number) => `Foto ${position}`,
  photoStates: {
    waiting: 'menunggu terkirim',
    stored: 'tersimpan di provinsi',
    lost: 'rusak di HP ini, tidak bisa dikirim',
  },
  refusals: refusalsId,
  next: 'Selanjutnya',
  track: 'Lihat perkembangan',
  outbox: 'Antrean di HP ini',
  another: 'Buat laporan lain',
}
const en: typeof id = {
  title: 'Receipt',
  reading: 'Opening the receipt…',
  nowhere: 'This receipt is not on this phone.',
  nowhereNext:
    'The report may have been written on another phone, or was deleted from here. Its tracking code still opens it.',
  print: 'Print receipt',
  heading: headingEn,
  explanation: explanationEn,
  paused: pausedEn,
  steps: { phone: 'On this phone', province: 'At the province', done: 'done', notYet: 'not yet' },
  trackingCode: 'Tracking code',
  codeAdvice: 'Keep this code: it shows how your report is doing, without an account. Do not spread it.',
  codeElsewhere: 'This report was brought from another phone. Its tracking code is on that phone.',
  copy: 'Copy code',
  copied: 'Code copied.',
  notCopied: 'Not copied. Press and hold the code to copy it.',
  share: 'Share',
  shareText: (code) => `The tracking code of my report: ${code}`,
  savePicture: 'Save as picture',
  pictureSaved: 'Picture saved.',
  pictureAdvice: 'Scan or type this code to track the report',
  notDrawn: 'This phone cannot make the picture right now. Write the code down or copy it.',
  showQr: 'Show QR',
  hideQr: 'Hide QR',
  qrLabel: 'QR that opens the tracking page of this report',
  number: 'Report number',
  receivedAt: 'Received',
  sealedAt: 'Written (phone’s clock)',
  facility: 'Place',
  proof: {
    checking: 'Checking the province’s signature…',
    genuine: 'Genuine receipt. The province’s digital signature matches the report on this phone.',
    'not-genuine': 'The signature on this receipt does not match. Your report is still kept on this phone.',
    'no-key':
      'This phone does not have the province’s key yet, so the signature cannot be checked. Connect to the internet once.',
  },
  photos: 'Photos',
  photo: (position) => `Photo ${position}`,
  photoStates: {
    waiting: 'waiting to be sent',
    stored: 'kept by the province',
    lost: 'damaged on this phone, cannot be sent',
  },
  refusals: refusalsEn,
  next: 'What next',
  track: 'See how it is going',
  outbox: 'Outbox on this phone',
  another: 'Make another report',
}
export const messages = { id, en }

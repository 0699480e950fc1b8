import type { ReportKind } from '../domain/report-kind.ts'
import type { FormProblem } from './problems.ts'
import type { Step } from './steps.ts'

const kinds: Readonly<Record<ReportKind, { readonly name: string; readonly hint: string }>> = {
  complaint: { name: 'Pengaduan', hint: 'Ada yang rusak, salah, atau merugikan' },
  aspiration: { name: 'Aspirasi', hint: 'Usul atau harapan supaya lebih baik' },
  information: { name: 'Permintaan informasi', hint: 'Saya ingin bertanya' },
}

const questions: Readonly<Record<Step, string>> = {
  kind: 'Apa yang ingin Anda sampaikan?',
  what: 'Apa yang terjadi?',
  place: 'Di mana?',
  send: 'Periksa dan kirim',
}

const problems: Readonly<Record<FormProblem, string>> = {
  'kind-missing': 'Pilih salah satu jenis laporan.',
  'body-empty': 'Tulis dulu apa yang terjadi, satu kalimat pun cukup.',
  'body-too-long': 'Tulisannya melewati 10.000 huruf. Semuanya masih ada; pendekkan sedikit.',
  'text-too-long': 'Isian ini paling panjang 200 huruf. Tulisan Anda masih ada; pendekkan sedikit.',
  'date-wrong': 'Tanggal ini tidak terbaca. Pilih lagi, atau kosongkan.',
  'choice-wrong': 'Pilihan ini tidak dikenal lagi. Pilih lagi, atau kosongkan.',
  'photos-again': 'Pilih lagi fotonya: peramban tidak menyimpannya saat formulir ditampilkan ulang.',
  'photos-not-ready':
    'Foto belum siap: bagian halaman ini belum termuat. Tulisan dan foto aman di HP ini. Tunggu sinyal, lalu tekan Kirim lagi.',
  expired: 'Halaman ini dibuka lebih dari tujuh hari lalu. Isian Anda masih ada di bawah: periksa, lalu kirim lagi.',
  'not-ours': 'Formulir ini tidak datang dari halaman kami. Isian Anda masih ada di bawah: periksa, lalu kirim lagi.',
  'too-large':
    'Foto-fotonya terlalu besar untuk dikirim sekaligus. Tulisan Anda masih ada: pilih lagi foto yang lebih sedikit.',
  'too-many':
    'Terlalu banyak laporan dari jaringan ini dalam satu jam. Isian Anda masih ada: tunggu sebentar, lalu kirim lagi.',
  unavailable:
    'Server sedang sibuk dan laporan belum diterima. Isian Anda masih ada di bawah: tunggu sebentar, lalu kirim lagi.',
}

/** The form in Indonesian. In a file of its own: a page loads the words of its own language only. */
export const wordsId = {
  otherLanguage: 'English',
  pageTitle: (facility: string | null) => (facility === null ? 'Buat laporan' : `Lapor: ${facility}`),
  description: 'Sampaikan pengaduan, aspirasi, atau pertanyaan tentang layanan publik di Kalimantan Selatan.',
  reportAbout: 'Laporan tentang',
  general: 'Laporan umum',
  generalHint: 'Untuk layanan publik mana pun di Kalimantan Selatan.',
  answeredBy: 'Ditangani',
  example: 'Contoh untuk uji coba, bukan fasilitas sungguhan.',
  keptCode: (code: string) => `Kode ${code}`,
  wrongCodeHint: 'Kode ini tidak lengkap atau salah satu hurufnya keliru. Sebutkan tempatnya dengan kata-kata.',
  typeAgain: 'Ketik ulang kodenya',
  withoutCode: 'Lapor tanpa kode',
  keptCodeHint: 'Nama tempatnya belum ada di HP ini. Kodenya ikut terkirim; provinsi yang mencocokkannya.',
  wrongPlace: 'Bukan tempat ini?',
  generalForm: 'Buat laporan umum',
  guide: { before: 'Darurat? Telepon ', emergency: ' (darurat) atau ', police: ' (polisi).' },
  guideMore:
    'Perkara yang sedang di pengadilan dan urusan perusahaan swasta tidak diputus di sini. Laporan Anda tetap diterima.',
  guideTitle: 'Sebelum melapor',
  questions,
  kinds,
  kindHint: 'Ketuk satu.',
  bodyLabel: 'Tulis dengan bahasa Anda sendiri',
  bodyHint: 'Apa, kapan, siapa yang terdampak. Kalimat pertama menjadi judulnya.',
  charactersLeft: (left: number) =>
    left >= 0 ? `Sisa ${left.toLocaleString('id-ID')} huruf` : `Lebih ${(-left).toLocaleString('id-ID')} huruf`,
  photos: 'Foto',
  photosHint: 'Tidak wajib, paling banyak 5. Data lokasi di dalam foto dihapus sebelum dikirim.',
  takePhoto: 'Ambil foto',
  choosePhotos: 'Pilih foto',
  placeHint: 'Membantu laporan sampai ke tempat yang tepat. Bila tidak tahu, lewati saja.',
  regency: 'Kabupaten atau kota',
  notChosen: 'Belum dipilih',
  placeText: 'Ciri tempat',
  placeTextHint: 'Jalan, jembatan, sungai dan sisi tepinya, atau bangunan di dekatnya.',
  placeTextAtFacility: 'Di bagian mana?',
  placeTextAtFacilityHint: 'Misalnya: ruang tunggu lantai 2, loket 3.',
  optional: 'Tambah keterangan (tidak wajib)',
  optionalHint: 'Kategori, tanggal, nama dan kontak, anonim, rahasia',
  category: 'Kategori',
  categoryOpen: 'Biar provinsi yang memilih',
  occurredOn: 'Kapan terjadi?',
  privacyChoices: 'Siapa yang boleh melihat?',
  anonymous: 'Anonim',
  anonymousHint:
    'Nama Anda tidak diumumkan. Ini bukan berarti tanpa identitas: bila Anda mengisi nama, koordinator provinsi dapat melihatnya.',
  confidential: 'Rahasia',
  confidentialHint: 'Seluruh laporan ini tidak diumumkan. Hanya petugas yang menanganinya yang membaca.',
  supervisory: 'Menyangkut penyimpangan atau pungli?',
  supervisoryHint:
    'Centang bila Anda menduga korupsi, pungutan liar, atau pelanggaran pegawai. Laporan masuk antrean terbatas dan tidak dibaca instansi yang dilaporkan.',
  sender: 'Nama dan kontak',
  name: 'Nama',
  contact: 'Nomor HP atau email',
  privacyNotice:
    'Tidak wajib. Pemerintah Provinsi Kalimantan Selatan memakainya hanya untuk menanyakan rincian dan mengabari Anda (UU 27/2022). Disimpan terpisah dari laporan dan terenkripsi; Anda dapat meminta melihat, memperbaiki, atau menghapusnya.',
  send: 'Kirim laporan',
  sendHint: 'Setelah dikirim, Anda mendapat kode lacak.',
  summary: 'Yang akan dikirim',
  change: 'Ubah',
  noPhotos: 'Tanpa foto',
  photoCount: (count: number) => `${count} foto`,
  next: 'Lanjut',
  back: 'Kembali',
  stepOf: (step: number, of: number) => `Pertanyaan ${step} dari ${of}`,
  problemsTitle: 'Belum terkirim',
  problemsSafe: 'Semua isian Anda masih ada.',
  problems,
}

export type FormWords = typeof wordsId

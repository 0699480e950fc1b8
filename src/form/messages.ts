import type { ReportKind } from '../domain/report.ts'
import type { FormProblem } from './problems.ts'
import type { Step } from './steps.ts'

const kindsId: Readonly<Record<ReportKind, { readonly name: string; readonly hint: string }>> = {
  complaint: { name: 'Pengaduan', hint: 'Ada yang rusak, salah, atau merugikan' },
  aspiration: { name: 'Aspirasi', hint: 'Usul atau harapan supaya lebih baik' },
  information: { name: 'Permintaan informasi', hint: 'Saya ingin bertanya' },
}
const kindsEn: typeof kindsId = {
  complaint: { name: 'Complaint', hint: 'Something is broken, wrong or does harm' },
  aspiration: { name: 'Suggestion', hint: 'An idea or a wish to make it better' },
  information: { name: 'Question', hint: 'I would like to know something' },
}

const questionsId: Readonly<Record<Step, string>> = {
  kind: 'Apa yang ingin Anda sampaikan?',
  what: 'Apa yang terjadi?',
  place: 'Di mana?',
  send: 'Periksa dan kirim',
}
const questionsEn: typeof questionsId = {
  kind: 'What would you like to tell us?',
  what: 'What happened?',
  place: 'Where?',
  send: 'Check and send',
}

const problemsId: Readonly<Record<FormProblem, string>> = {
  'kind-missing': 'Pilih salah satu jenis laporan.',
  'body-empty': 'Tulis dulu apa yang terjadi, satu kalimat pun cukup.',
  'body-too-long': 'Tulisannya melewati 10.000 huruf. Semuanya masih ada; pendekkan sedikit.',
  'text-too-long': 'Isian ini paling panjang 200 huruf. Tulisan Anda masih ada; pendekkan sedikit.',
  'date-wrong': 'Tanggal ini tidak terbaca. Pilih lagi, atau kosongkan.',
  'choice-wrong': 'Pilihan ini tidak dikenal lagi. Pilih lagi, atau kosongkan.',
  'photos-again': 'Pilih lagi fotonya: peramban tidak menyimpannya saat formulir ditampilkan ulang.',
  expired: 'Halaman ini dibuka lebih dari tujuh hari lalu. Isian Anda masih ada di bawah: periksa, lalu kirim lagi.',
  'not-ours': 'Formulir ini tidak datang dari halaman kami. Isian Anda masih ada di bawah: periksa, lalu kirim lagi.',
  'too-large':
    'Foto-fotonya terlalu besar untuk dikirim sekaligus. Tulisan Anda masih ada: pilih lagi foto yang lebih sedikit.',
  'too-many':
    'Terlalu banyak laporan dari jaringan ini dalam satu jam. Isian Anda masih ada: tunggu sebentar, lalu kirim lagi.',
  unavailable:
    'Server sedang sibuk dan laporan belum diterima. Isian Anda masih ada di bawah: tunggu sebentar, lalu kirim lagi.',
}
const problemsEn: typeof problemsId = {
  'kind-missing': 'Choose one of the three.',
  'body-empty': 'Please write what happened first; one sentence is enough.',
  'body-too-long': 'This text is longer than 10,000 characters. All of it is still here; please shorten it a little.',
  'text-too-long': 'This field takes at most 200 characters. Your text is still here; please shorten it a little.',
  'date-wrong': 'This date cannot be read. Choose it again, or leave it empty.',
  'choice-wrong': 'This choice no longer exists. Choose again, or leave it empty.',
  'photos-again': 'Choose your photos again: a browser does not keep them when a form is shown again.',
  expired:
    'This page was opened more than seven days ago. What you filled in is still below: check it, then send again.',
  'not-ours': 'This form did not come from our page. What you filled in is still below: check it, then send again.',
  'too-large': 'The photos are too large to be sent at once. Your text is still here: choose fewer photos again.',
  'too-many':
    'Too many reports came from this network within an hour. What you filled in is still here: wait a little, then send again.',
  unavailable:
    'The server is busy and has not received the report. What you filled in is still below: wait a little, then send again.',
}

const id = {
  otherLanguage: 'English',
  pageTitle: (facility: string | null) => (facility === null ? 'Buat laporan' : `Lapor: ${facility}`),
  description: 'Sampaikan pengaduan, aspirasi, atau pertanyaan tentang layanan publik di Kalimantan Selatan.',
  reportAbout: 'Laporan tentang',
  general: 'Laporan umum',
  generalHint: 'Untuk layanan publik mana pun di Kalimantan Selatan.',
  answeredBy: 'Ditangani',
  example: 'Contoh untuk uji coba. Ini bukan fasilitas sungguhan.',
  keptCode: (code: string) => `Kode ${code}`,
  keptCodeHint: 'Nama tempatnya belum ada di HP ini. Kodenya ikut terkirim; provinsi yang mencocokkannya.',
  wrongPlace: 'Bukan tempat ini?',
  generalForm: 'Buat laporan umum',
  guide: { before: 'Darurat? Telepon ', emergency: ' (darurat) atau ', police: ' (polisi).' },
  guideMore:
    'Perkara yang sedang di pengadilan dan urusan perusahaan swasta tidak diputus di sini. Laporan Anda tetap diterima.',
  guideTitle: 'Sebelum melapor',
  questions: questionsId,
  kinds: kindsId,
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
  problems: problemsId,
}

const en: typeof id = {
  otherLanguage: 'Bahasa Indonesia',
  pageTitle: (facility) => (facility === null ? 'Make a report' : `Report: ${facility}`),
  description: 'Send a complaint, a suggestion or a question about public services in South Kalimantan.',
  reportAbout: 'A report about',
  general: 'General report',
  generalHint: 'About any public service in South Kalimantan.',
  answeredBy: 'Answered by',
  example: 'An example for trying out. This is not a real facility.',
  keptCode: (code) => `Code ${code}`,
  keptCodeHint:
    'This phone does not know the place’s name yet. The code travels with your report; the province looks it up.',
  wrongPlace: 'Not this place?',
  generalForm: 'Make a general report',
  guide: { before: 'Emergency? Call ', emergency: ' (emergency) or ', police: ' (police).' },
  guideMore:
    'Cases before a court and matters of private firms are not decided here. Your report is received all the same.',
  guideTitle: 'Before you report',
  questions: questionsEn,
  kinds: kindsEn,
  kindHint: 'Tap one.',
  bodyLabel: 'Write it in your own words',
  bodyHint: 'What, when, who is affected. The first sentence becomes the title.',
  charactersLeft: (left) =>
    left >= 0
      ? `${left.toLocaleString('en-GB')} characters left`
      : `${(-left).toLocaleString('en-GB')} characters too many`,
  photos: 'Photos',
  photosHint: 'Optional, at most 5. Location data inside the photos is removed before they are sent.',
  takePhoto: 'Take a photo',
  choosePhotos: 'Choose photos',
  placeHint: 'It helps your report reach the right place. If you do not know, just go on.',
  regency: 'Regency or city',
  notChosen: 'Not chosen',
  placeText: 'Describe the place',
  placeTextHint: 'Street, bridge, river and which bank, or a building nearby.',
  placeTextAtFacility: 'Where exactly?',
  placeTextAtFacilityHint: 'For example: waiting room on the 2nd floor, counter 3.',
  optional: 'Add details (optional)',
  optionalHint: 'Category, date, name and contact, anonymous, confidential',
  category: 'Category',
  categoryOpen: 'Let the province choose',
  occurredOn: 'When did it happen?',
  privacyChoices: 'Who may see it?',
  anonymous: 'Anonymous',
  anonymousHint:
    'Your name is not published. It does not mean without identity: if you give a name, the provincial coordinator can see it.',
  confidential: 'Confidential',
  confidentialHint: 'Nothing of this report is published. Only the officers who handle it read it.',
  supervisory: 'Is it about abuse or illegal fees?',
  supervisoryHint:
    'Tick this if you suspect corruption, illegal fees or misconduct by staff. The report goes to a restricted queue and is not read by the agency it is about.',
  sender: 'Name and contact',
  name: 'Name',
  contact: 'Phone number or email',
  privacyNotice:
    'Optional. The Provincial Government of South Kalimantan uses it only to ask for details and to tell you the outcome (Law 27/2022). It is kept apart from the report and encrypted; you may ask to see, correct or erase it.',
  send: 'Send report',
  sendHint: 'After sending you get a tracking code.',
  summary: 'What will be sent',
  change: 'Change',
  noPhotos: 'No photos',
  photoCount: (count) => (count === 1 ? '1 photo' : `${count} photos`),
  next: 'Next',
  back: 'Back',
  stepOf: (step, of) => `Question ${step} of ${of}`,
  problemsTitle: 'Not sent yet',
  problemsSafe: 'Everything you filled in is still here.',
  problems: problemsEn,
}

export const messages = { id, en }
export type FormWords = typeof id

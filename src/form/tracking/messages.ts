import type { CaseState } from '../../domain/workflow.ts'

type StateWords = {
  readonly name: string
  /** Said to the reporter. `agency`: by name; null while the province has it. */
  readonly meaning: (agency: string | null) => string
}

const statesId: Readonly<Record<CaseState, StateWords>> = {
  received: {
    name: 'Diterima',
    meaning: () => 'Laporan Anda sudah sampai di provinsi dan menunggu diperiksa.',
  },
  verified: {
    name: 'Diteruskan',
    meaning: (agency) =>
      agency === null
        ? 'Laporan Anda sudah diperiksa dan akan diteruskan ke instansi yang berwenang.'
        : `Laporan Anda sudah diperiksa dan diteruskan ke ${agency}.`,
  },
  'in-progress': {
    name: 'Sedang ditindaklanjuti',
    meaning: (agency) => `${agency ?? 'Instansi yang berwenang'} sedang mengerjakan laporan Anda.`,
  },
  answered: { name: 'Sudah dijawab', meaning: (agency) => `${agency ?? 'Instansi'} sudah memberi jawaban.` },
  closed: { name: 'Selesai', meaning: () => 'Laporan Anda sudah ditutup.' },
  postponed: {
    name: 'Ditunda',
    meaning: () => 'Laporan Anda ditunda dulu. Laporan tetap tersimpan; alasannya ada di riwayat.',
  },
  'out-of-authority': {
    name: 'Bukan wewenang provinsi',
    meaning: () => 'Masalah ini di luar wewenang provinsi. Penjelasannya ada di riwayat.',
  },
  archived: {
    name: 'Diarsipkan',
    meaning: () => 'Laporan Anda disimpan di arsip dan tidak ditindaklanjuti. Alasannya ada di riwayat.',
  },
  merged: {
    name: 'Digabung',
    meaning: () => 'Laporan Anda digabung dengan laporan lain tentang masalah yang sama.',
  },
}
const statesEn: typeof statesId = {
  received: { name: 'Received', meaning: () => 'Your report has reached the province and waits to be checked.' },
  verified: {
    name: 'Passed on',
    meaning: (agency) =>
      agency === null
        ? 'Your report was checked and will be passed on to the agency in charge.'
        : `Your report was checked and passed on to ${agency}.`,
  },
  'in-progress': {
    name: 'Being worked on',
    meaning: (agency) => `${agency ?? 'The agency in charge'} is working on your report.`,
  },
  answered: { name: 'Answered', meaning: (agency) => `${agency ?? 'The agency'} has given an answer.` },
  closed: { name: 'Closed', meaning: () => 'Your report is closed.' },
  postponed: {
    name: 'Postponed',
    meaning: () => 'Your report is on hold. It is still on record; the history says why.',
  },
  'out-of-authority': {
    name: 'Not for the province to decide',
    meaning: () => 'This matter lies outside the province’s authority. The history explains it.',
  },
  archived: {
    name: 'Archived',
    meaning: () => 'Your report is kept in the archive and not followed up. The history says why.',
  },
  merged: { name: 'Merged', meaning: () => 'Your report was merged with another about the same matter.' },
}

const id = {
  otherLanguage: 'English',
  title: 'Lacak laporan',
  lead: 'Masukkan kode lacak yang Anda terima waktu melapor. Kodenya ada di bukti Anda.',
  code: 'Kode lacak',
  codeHint: 'Contoh bentuknya: KS-XXXX-XXXX-XXXX-XXXX. Huruf besar atau kecil sama saja.',
  look: 'Lihat perkembangan',
  unknown: 'Laporan dengan kode ini belum ada di provinsi.',
  unknownNext:
    'Periksa lagi hurufnya. Kalau laporan baru dikirim, mungkin masih menunggu sinyal di HP yang menulisnya: lihat Antrean di HP itu.',
  mistyped: 'Ada huruf atau angka yang keliru dalam kode ini. Periksa lagi satu per satu.',
  tooMany: 'Terlalu banyak kode keliru dari jaringan ini. Tunggu beberapa menit, lalu coba lagi.',
  number: 'Nomor laporan',
  receivedAt: 'Diterima',
  since: 'Sejak',
  agency: 'Ditangani oleh',
  province: 'Koordinator provinsi',
  facility: 'Tempat',
  due: 'Batas langkah ini',
  duePassed: (day: string) => `${day}: sudah lewat, belum selesai`,
  photos: 'Foto',
  photosStored: (count: number) => `${count} tersimpan`,
  photosMissing: (count: number) => `${count} masih menyusul dari HP`,
  photosRefused: (count: number) => `${count} tidak bisa disimpan (berkasnya tidak terbaca)`,
  history: 'Riwayat',
  other: 'Lacak laporan lain',
  states: statesId,
}
const en: typeof id = {
  otherLanguage: 'Bahasa Indonesia',
  title: 'Track a report',
  lead: 'Enter the tracking code you got when you reported. It is on your receipt.',
  code: 'Tracking code',
  codeHint: 'It looks like this: KS-XXXX-XXXX-XXXX-XXXX. Capitals or small letters make no difference.',
  look: 'See how it is going',
  unknown: 'The province has no report with this code yet.',
  unknownNext:
    'Check the characters once more. A new report may still wait for a signal on the phone it was written on: look at the outbox there.',
  mistyped: 'One of the characters of this code is not right. Please check them one by one.',
  tooMany: 'Too many wrong codes came from this network. Wait a few minutes, then try again.',
  number: 'Report number',
  receivedAt: 'Received',
  since: 'Since',
  agency: 'With',
  province: 'The province’s coordinators',
  facility: 'Place',
  due: 'This step is due by',
  duePassed: (day) => `${day}: passed, not done yet`,
  photos: 'Photos',
  photosStored: (count) => `${count} kept`,
  photosMissing: (count) => `${count} still to come from the phone`,
  photosRefused: (count) => `${count} could not be kept (the file is unreadable)`,
  history: 'History',
  other: 'Track another report',
  states: statesEn,
}
export const messages = { id, en }

import type { EVENT_KINDS } from '../../domain/desk-protocol.ts'
import type { Doubt } from '../../domain/doubt.ts'
import type { Refusal } from '../../domain/refusal.ts'
import type { ReportKind } from '../../domain/report-kind.ts'
import type { CaseState } from '../../domain/workflow.ts'

type Words = {
  readonly states: Readonly<Record<CaseState, string>>
  readonly kinds: Readonly<Record<ReportKind, string>>
  readonly doubts: Readonly<Record<Doubt, string>>
  readonly refusals: Readonly<Record<Refusal, string>>
  readonly events: Readonly<Record<(typeof EVENT_KINDS)[number], string>>
}

const id: Words = {
  states: {
    received: 'Diterima',
    verified: 'Diteruskan',
    'in-progress': 'Ditindaklanjuti',
    answered: 'Dijawab',
    closed: 'Selesai',
    postponed: 'Ditunda',
    'out-of-authority': 'Bukan wewenang',
    archived: 'Diarsipkan',
    merged: 'Digabung',
  },
  kinds: { complaint: 'Pengaduan', aspiration: 'Aspirasi', information: 'Permintaan informasi' },
  doubts: {
    'unknown-code': 'Kode fasilitasnya berbentuk benar, tetapi tidak terdaftar.',
    'mistyped-code': 'Kode fasilitasnya salah ketik.',
    'withdrawn-code': 'Kode fasilitasnya sudah ditarik sebelum laporan datang.',
    'withdrawn-facility': 'Fasilitasnya sudah ditarik.',
    'unknown-category': 'Kategorinya tidak dikenal.',
    'retired-category': 'Kategorinya sudah tidak dipakai.',
    'future-date': 'Tanggal kejadiannya sesudah hari laporan diterima.',
    'clock-ahead': 'Jam perangkatnya lebih dari sehari di depan jam provinsi.',
    'unknown-area': 'Wilayah yang disebut tidak dikenal.',
    'unproven-supersedes': 'Mengaku memperbaiki laporan lain tanpa bukti bahwa pengirimnya sama.',
  },
  refusals: {
    'not-a-picture': 'berkas ini bukan foto',
    'broken-picture': 'foto ini rusak dan tidak terbaca',
    'too-many-pixels': 'foto ini terlalu besar ukurannya',
  },
  events: {
    received: 'Diterima provinsi',
    version: 'Pelapor memperbaiki laporannya',
    held: 'Ditahan karena laporan ke fasilitas ini membanjir',
    released: 'Dilepas ke kotak masuk',
    moved: 'Keadaan diubah',
    attachment: 'Foto diterima',
    unmasked: 'Identitas pelapor dibuka',
    retitled: 'Judul diganti',
  },
}
const en: Words = {
  states: {
    received: 'Received',
    verified: 'Passed on',
    'in-progress': 'In progress',
    answered: 'Answered',
    closed: 'Closed',
    postponed: 'Postponed',
    'out-of-authority': 'Not ours',
    archived: 'Archived',
    merged: 'Merged',
  },
  kinds: { complaint: 'Complaint', aspiration: 'Aspiration', information: 'Request for information' },
  doubts: {
    'unknown-code': 'The facility code is well formed but not registered.',
    'mistyped-code': 'The facility code is mistyped.',
    'withdrawn-code': 'The facility code was withdrawn before the report came.',
    'withdrawn-facility': 'The facility is withdrawn.',
    'unknown-category': 'The category is not known.',
    'retired-category': 'The category is no longer used.',
    'future-date': 'The day of the incident lies after the day of receipt.',
    'clock-ahead': 'The device’s clock is more than a day ahead of the province’s.',
    'unknown-area': 'The area it names is not known.',
    'unproven-supersedes': 'Claims to correct another report without proof of the same sender.',
  },
  refusals: {
    'not-a-picture': 'this file is no picture',
    'broken-picture': 'this picture is broken and cannot be read',
    'too-many-pixels': 'this picture is too large',
  },
  events: {
    received: 'Received by the province',
    version: 'The reporter corrected the report',
    held: 'Held back: a flood of reports to this facility',
    released: 'Released to the inbox',
    moved: 'State changed',
    attachment: 'Photo received',
    unmasked: 'The reporter’s identity was opened',
    retitled: 'Title changed',
  },
}
/** What states, kinds, doubts, refusals and events are called at the desk. */
export const caseWords = { id, en }

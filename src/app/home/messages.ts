const id = {
  title: 'Ada yang perlu diperbaiki?',
  lead: 'Sampaikan lewat kode di fasilitas, dengan atau tanpa sinyal. Anda pulang membawa bukti.',
  general: 'Lapor tanpa kode',
  track: 'Lacak laporan',
  outbox: 'Antrean di HP ini',
}
const en: typeof id = {
  title: 'Is something not right?',
  lead: 'Tell us with the code at the facility, with or without a signal. You leave with proof.',
  general: 'Report without a code',
  track: 'Track a report',
  outbox: 'Outbox on this phone',
}
export const messages = { id, en }

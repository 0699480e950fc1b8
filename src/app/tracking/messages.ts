const id = {
  lead: 'Masukkan kode lacak yang Anda terima waktu melapor, atau buka tautan dari bukti Anda.',
  asking: 'Menanyakan ke provinsi…',
  whole: 'Kode lengkap.',
  short: (missing: number) => `Kurang ${missing} karakter lagi.`,
  foreign: 'Kode hanya berisi huruf dan angka.',
  facilityCode: 'Ini kode fasilitas, bukan kode lacak.',
  facilityForm: 'Buka formulir fasilitas ini',
  freshAt: (moment: string) => `Keadaan per ${moment}.`,
  offlineTitle: 'Belum tersambung',
  offlineLook: (moment: string) =>
    `Provinsi belum bisa dihubungi. Di bawah ini keadaan yang terakhir dilihat, ${moment}. Mungkin sudah berubah.`,
  offlineNone:
    'Provinsi belum bisa dihubungi, dan kode ini belum pernah dilihat di HP ini. Laporan Anda tetap aman. Coba lagi saat ada sinyal.',
  again: 'Tanya lagi',
  forget: 'Hapus dari HP ini',
  forgetHint: 'Jawaban terakhir disimpan di HP ini supaya bisa dibuka tanpa sinyal. Pakai HP bersama? Hapus.',
  forgotten: 'Sudah dihapus dari HP ini. Laporannya tetap ada di provinsi.',
  mine: 'Laporan dari HP ini',
}
const en: typeof id = {
  lead: 'Enter the tracking code you got when you reported, or open the link on your receipt.',
  asking: 'Asking the province…',
  whole: 'The code is complete.',
  short: (missing) => (missing === 1 ? '1 more character.' : `${missing} more characters.`),
  foreign: 'A code has only letters and digits.',
  facilityCode: 'This is a facility’s code, not a tracking code.',
  facilityForm: 'Open this facility’s form',
  freshAt: (moment) => `As of ${moment}.`,
  offlineTitle: 'No connection',
  offlineLook: (moment) =>
    `The province cannot be reached. Below is what was last seen, ${moment}. It may have changed since.`,
  offlineNone:
    'The province cannot be reached, and this code was never looked up on this phone. Your report is safe all the same. Try again when there is a signal.',
  again: 'Ask again',
  forget: 'Remove from this phone',
  forgetHint:
    'The last answer is kept on this phone so that it opens without a signal. Is the phone shared? Remove it.',
  forgotten: 'Removed from this phone. The report itself stays with the province.',
  mine: 'Reports from this phone',
}
export const messages = { id, en }

/** What the form says once it is alive, in Indonesian. */
export const reportWordsId = {
  saved: 'Tersimpan di HP ini',
  willBeSent: 'Laporan akan terkirim sendiri saat ada sinyal.',
  trackingCode: 'Kode lacak',
  restored: 'Isian Anda sebelumnya dipulihkan dari HP ini.',
  notSaved:
    'HP ini penuh: isian terbaru belum tersimpan. Jangan tutup halaman ini; hapus berkas lain, atau laporan yang sudah diterima di antrean, lalu lanjutkan.',
  saveFailed: 'Isian terbaru belum tersimpan di HP ini. Jangan tutup halaman ini; kami coba lagi.',
  troubles: {
    'no-space': {
      title: 'Laporan belum tersimpan',
      next: 'Isian Anda masih ada di halaman ini. Hapus berkas lain, atau laporan yang sudah diterima di antrean, lalu tekan Kirim lagi.',
    },
    gone: {
      title: 'Isian ini sudah tidak ada di HP',
      next: 'Mungkin dihapus dari tab lain. Tulisan di halaman ini masih ada; tekan Kirim sekali lagi.',
    },
    'not-loaded': {
      title: 'Laporan belum tersimpan',
      next: 'Isian Anda aman di HP ini, tetapi sebagian halaman ini belum termuat. Tunggu sinyal, lalu tekan Kirim lagi.',
    },
  },
  plainTitle: 'Laporan dikirim langsung',
  plain:
    'Peramban ini tidak dapat menyimpan laporan di HP. Formulir tetap bisa dipakai: laporan dikirim langsung, jadi perlu sinyal saat menekan Kirim.',
  sentElsewhere: 'Laporan ini sudah disimpan dari tab lain di HP ini.',
  seeOutbox: 'Lihat antrean di HP ini',
}

export type ReportWords = typeof reportWordsId

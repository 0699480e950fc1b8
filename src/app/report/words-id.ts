/** What the form says once it is alive, in Indonesian. */
export const reportWordsId = {
  saved: 'Tersimpan di HP ini',
  willBeSent: 'Laporan akan terkirim sendiri saat ada sinyal.',
  trackingCode: 'Kode lacak',
  restored: 'Isian Anda sebelumnya dipulihkan dari HP ini.',
  notSaved:
    'HP ini penuh: isian terbaru belum tersimpan. Jangan tutup halaman ini; hapus berkas lain di HP, lalu lanjutkan.',
  saveFailed: 'Isian terbaru belum tersimpan di HP ini. Jangan tutup halaman ini; kami coba lagi.',
  troubles: {
    'no-space': {
      title: 'Laporan belum tersimpan',
      next: 'Isian Anda masih ada di halaman ini. Kosongkan sedikit ruang di HP, lalu tekan Kirim lagi.',
    },
    gone: {
      title: 'Isian ini sudah tidak ada di HP',
      next: 'Mungkin dihapus dari tab lain. Tulisan di halaman ini masih ada; tekan Kirim sekali lagi.',
    },
    'not-loaded': {
      title: 'Laporan belum tersimpan',
      next: 'Isian Anda tersimpan di HP ini, tetapi laporan belum dikunci. Tekan Kirim sekali lagi; bila tetap gagal, muat ulang halaman saat ada sinyal.',
    },
  },
  plainTitle: 'Laporan dikirim langsung',
  plain:
    'Peramban ini tidak dapat menyimpan laporan di HP. Formulir tetap bisa dipakai: laporan dikirim langsung, jadi perlu sinyal saat menekan Kirim.',
  sentElsewhere: 'Laporan ini sudah disimpan dari tab lain di HP ini.',
  seeOutbox: 'Lihat antrean di HP ini',
  photo: (position: number) => `Foto ${position}`,
  photoWork: (position: number) => `Foto ${position} sedang dikecilkan…`,
  removePhoto: (position: number) => `Hapus foto ${position}`,
  retakePhoto: (position: number) => `Ganti foto ${position}`,
  remove: 'Hapus',
  retake: 'Ganti',
  removed: 'Foto dihapus.',
  undo: 'Urungkan',
  photoAdded: (count: number) => `${count} foto tersimpan di HP ini.`,
  photoProblems: {
    heic: 'Foto ini berformat HEIC dan tidak terbaca di HP ini. Tulisan dan foto lain aman. Ambil foto langsung dari tombol Ambil foto, atau ubah kamera ke format "Paling kompatibel" (JPEG).',
    broken: 'Berkas ini rusak atau bukan foto. Tulisan dan foto lain aman. Pilih foto lain.',
    'too-many': 'Paling banyak 5 foto. Lima yang pertama sudah ada; hapus satu untuk menggantinya.',
    'too-large':
      'Foto ini terlalu besar untuk dibuka di HP ini. Tulisan dan foto lain aman. Ambil ulang dengan ukuran lebih kecil.',
    'no-space':
      'HP ini penuh: foto ini belum tersimpan. Tulisan dan foto lain aman. Hapus berkas lain di HP, lalu pilih lagi.',
    unreadable: 'Foto ini tidak dapat dibaca dari HP. Tulisan dan foto lain aman. Pilih sekali lagi.',
  },
  district: 'Kecamatan',
  village: 'Desa atau kelurahan',
  notChosen: 'Belum dipilih',
  usePosition: 'Pakai lokasi saya (GPS)',
  findingPosition: 'Mencari lokasi…',
  position: (metres: number, minutes: number) =>
    `Lokasi tersimpan, ketelitian ±${metres} m, ${minutes < 1 ? 'baru saja' : `${minutes} menit lalu`}.`,
  removePosition: 'Hapus lokasi',
  positionProblems: {
    denied: 'Izin lokasi ditolak. Sebutkan saja ciri tempatnya dengan kata-kata.',
    unavailable: 'Lokasi belum ditemukan. Coba di tempat terbuka, atau sebutkan ciri tempatnya.',
  },
}

export type ReportWords = typeof reportWordsId
export type PhotoProblem = keyof ReportWords['photoProblems']

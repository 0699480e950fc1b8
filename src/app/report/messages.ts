const id = {
  saving: 'Menyimpan…',
  saved: 'Tersimpan di HP ini',
  restored: 'Isian Anda sebelumnya dipulihkan dari HP ini.',
  notSaved:
    'HP ini penuh: isian terbaru belum tersimpan. Jangan tutup halaman ini; hapus berkas lain di HP, lalu lanjutkan.',
  saveFailed: 'Isian terbaru belum tersimpan di HP ini. Jangan tutup halaman ini; kami coba lagi.',
  notSealedTitle: 'Laporan belum tersimpan',
  notSealed: 'Isian Anda masih ada di halaman ini. Kosongkan sedikit ruang di HP, lalu tekan Kirim lagi.',
  goneTitle: 'Isian ini sudah tidak ada di HP',
  gone: 'Mungkin dihapus dari tab lain. Tulisan di halaman ini masih ada; tekan Kirim sekali lagi.',
  plainTitle: 'Laporan dikirim langsung',
  plain:
    'Peramban ini tidak dapat menyimpan laporan di HP. Formulir tetap bisa dipakai: laporan dikirim langsung, jadi perlu sinyal saat menekan Kirim.',
  sentElsewhere: 'Laporan ini sudah disimpan dari tab lain di HP ini.',
  seeOutbox: 'Lihat antrean di HP ini',
  photo: (position: number) => `Foto ${position}`,
  photoWork: (position: number) => `Foto ${position} sedang dikecilkan…`,
  photosWork: (count: number) => `${count} foto sedang disiapkan. Laporan terkirim setelah selesai.`,
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
const en: typeof id = {
  saving: 'Saving…',
  saved: 'Saved on this phone',
  restored: 'What you wrote before was brought back from this phone.',
  notSaved:
    'This phone is full: your latest words are not saved yet. Do not close this page; delete other files, then go on.',
  saveFailed: 'Your latest words are not saved on this phone yet. Do not close this page; we are trying again.',
  notSealedTitle: 'The report is not saved yet',
  notSealed: 'What you wrote is still on this page. Free some space on the phone, then press Send again.',
  goneTitle: 'This draft is no longer on the phone',
  gone: 'It may have been deleted in another tab. What is on this page is still here; press Send once more.',
  plainTitle: 'The report will be sent directly',
  plain:
    'This browser cannot keep reports on the phone. The form works all the same: the report is sent directly, so you need a signal when you press Send.',
  sentElsewhere: 'This report was already saved from another tab on this phone.',
  seeOutbox: 'See the outbox on this phone',
  photo: (position) => `Photo ${position}`,
  photoWork: (position) => `Making photo ${position} smaller…`,
  photosWork: (count) =>
    `Preparing ${count === 1 ? '1 photo' : `${count} photos`}. The report is sent when that is done.`,
  removePhoto: (position) => `Remove photo ${position}`,
  retakePhoto: (position) => `Replace photo ${position}`,
  remove: 'Remove',
  retake: 'Replace',
  removed: 'Photo removed.',
  undo: 'Undo',
  photoAdded: (count) => (count === 1 ? '1 photo saved on this phone.' : `${count} photos saved on this phone.`),
  photoProblems: {
    heic: 'This photo is in the HEIC format, which this phone cannot read here. Your text and other photos are safe. Use the Take a photo button, or set the camera to “Most compatible” (JPEG).',
    broken: 'This file is damaged or not a photo. Your text and other photos are safe. Choose another one.',
    'too-many': 'At most 5 photos. The first five are here; remove one to replace it.',
    'too-large':
      'This photo is too large to open on this phone. Your text and other photos are safe. Take it again in a smaller size.',
    'no-space':
      'This phone is full: this photo is not saved yet. Your text and other photos are safe. Delete other files, then choose it again.',
    unreadable:
      'This photo could not be read from the phone. Your text and other photos are safe. Choose it once more.',
  },
  district: 'District',
  village: 'Village',
  notChosen: 'Not chosen',
  usePosition: 'Use my location (GPS)',
  findingPosition: 'Finding your location…',
  position: (metres, minutes) =>
    `Location kept, accurate to ±${metres} m, ${minutes < 1 ? 'just now' : `${minutes} min ago`}.`,
  removePosition: 'Remove location',
  positionProblems: {
    denied: 'Access to the location was refused. Just describe the place in words.',
    unavailable: 'The location was not found. Try in the open, or describe the place.',
  },
}
export const messages = { id, en }
export type ReportWords = typeof id
export type PhotoProblem = keyof typeof id.photoProblems

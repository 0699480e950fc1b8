/** The words of the parts that come once a form is alive: photos, areas, position. */
const id = {
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
const en: typeof id = {
  photo: (position) => `Photo ${position}`,
  photoWork: (position) => `Making photo ${position} smaller…`,
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
export type PhotoProblem = keyof typeof id.photoProblems
export type PositionProblem = keyof typeof id.positionProblems

const id = {
  title: 'Pindai kode',
  lead: 'Arahkan kamera ke kode QR pada poster atau stiker.',
  starting: 'Membuka kamera…',
  loading: 'Menyiapkan pembaca kode…',
  looking: 'Mencari kode QR…',
  torchOn: 'Nyalakan senter',
  torchOff: 'Matikan senter',
  camera: 'Kamera',
  unnamed: (number: number) => `Kamera ${number}`,
  retry: 'Coba lagi',
  again: 'Pindai lagi',
  picture: 'Gambar kamera',
  troubles: {
    insecure: {
      title: 'Kamera tidak bisa dipakai di sini',
      next: 'Halaman dibuka tanpa sambungan aman (https), atau browsernya terlalu lama. Ketik saja kodenya di bawah.',
    },
    denied: {
      title: 'Kamera belum diizinkan',
      next: 'Buka pengaturan situs di browser (tanda di samping alamat), izinkan kamera, lalu coba lagi. Atau ketik kodenya di bawah.',
    },
    missing: {
      title: 'Kamera tidak ditemukan',
      next: 'Perangkat ini tidak punya kamera yang bisa dipakai. Ketik saja kodenya di bawah.',
    },
    busy: {
      title: 'Kamera sedang dipakai',
      next: 'Tutup aplikasi lain yang memakai kamera, lalu coba lagi. Atau ketik kodenya di bawah.',
    },
    failed: { title: 'Kamera tidak mau terbuka', next: 'Coba lagi. Bila tetap gagal, ketik kodenya di bawah.' },
  },
  noReader: {
    title: 'Pembaca kode belum ada di HP ini',
    next: 'Pembaca kode perlu diunduh satu kali saat ada sinyal; sesudah itu bisa dipakai tanpa sinyal. Sementara ini, ketik kodenya di bawah.',
  },
  typeTitle: 'Tidak bisa memindai?',
  doubt: 'Ragu posternya asli?',
  doubtLink: 'Periksa kode poster',
  nameLabel: 'Atau cari nama fasilitasnya',
  nameHint: 'Dari daftar yang tersimpan di HP ini: wilayah yang pernah Anda pindai.',
  noName: 'Tidak ada yang cocok di daftar HP ini.',
  names: (count: number) => `${count} fasilitas cocok.`,
}
const en: typeof id = {
  title: 'Scan a code',
  lead: 'Point the camera at the QR code on the poster or sticker.',
  starting: 'Opening the camera…',
  loading: 'Getting the code reader ready…',
  looking: 'Looking for a QR code…',
  torchOn: 'Switch the torch on',
  torchOff: 'Switch the torch off',
  camera: 'Camera',
  unnamed: (number) => `Camera ${number}`,
  retry: 'Try again',
  again: 'Scan again',
  picture: 'The camera’s picture',
  troubles: {
    insecure: {
      title: 'The camera cannot be used here',
      next: 'The page was opened without a secure connection (https), or the browser is too old. Type the code below instead.',
    },
    denied: {
      title: 'The camera is not allowed yet',
      next: 'Open the site settings of the browser (the sign beside the address), allow the camera, then try again. Or type the code below.',
    },
    missing: {
      title: 'No camera was found',
      next: 'This device has no camera that can be used. Type the code below instead.',
    },
    busy: {
      title: 'The camera is in use',
      next: 'Close the other app that uses the camera, then try again. Or type the code below.',
    },
    failed: { title: 'The camera does not open', next: 'Try again. If it still fails, type the code below.' },
  },
  noReader: {
    title: 'The code reader is not on this phone yet',
    next: 'It has to be downloaded once while there is a signal; after that it works without one. Until then, type the code below.',
  },
  typeTitle: 'Cannot scan it?',
  doubt: 'Not sure the poster is genuine?',
  doubtLink: 'Check a poster’s code',
  nameLabel: 'Or look for the facility’s name',
  nameHint: 'In the list kept on this phone: the areas where you have scanned.',
  noName: 'Nothing in this phone’s list fits.',
  names: (count) => (count === 1 ? '1 facility fits.' : `${count} facilities fit.`),
}
export const messages = { id, en }

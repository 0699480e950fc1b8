// Long, as both languages of every state stand side by side: a state without its words in one of them is seen at once.
const statesId = {
  sealed: {
    name: 'Menunggu dikirim',
    safe: 'Tersimpan utuh di HP ini.',
    next: 'Terkirim sendiri saat ada sinyal.',
  },
  sending: {
    name: 'Sedang dikirim',
    safe: 'Tetap tersimpan di HP ini sampai provinsi memberi tanda terima.',
    next: 'Halaman ini boleh ditutup; pengiriman dilanjutkan nanti.',
  },
  sendingPhotos: {
    name: 'Foto sedang dikirim',
    safe: 'Isi laporan sudah tercatat di provinsi. Foto tetap tersimpan di HP ini sampai diterima.',
    next: 'Halaman ini boleh ditutup; pengiriman dilanjutkan nanti.',
  },
  partial: {
    name: 'Isi diterima, foto menyusul',
    safe: 'Laporan sudah tercatat di provinsi. Foto tersimpan di HP ini.',
    next: 'Foto terkirim sendiri saat ada sinyal.',
  },
  paused: { name: 'Dijeda oleh Anda', next: 'Terkirim sesudah Anda melanjutkan pengiriman.' },
  textSafe: 'Isi laporan sudah tercatat di provinsi. Foto tersimpan di HP ini.',
  allSafe: 'Laporan dan foto tersimpan utuh di HP ini.',
  retry: (when: string) => `Dicoba lagi ${when}, atau tekan “Kirim sekarang”.`,
  unclear: 'Jawaban belum jelas',
  portal: 'Wi-Fi ini mungkin minta masuk dulu',
  portalNext:
    'Yang menjawab bukan provinsi. Masuk dulu ke Wi-Fi itu, atau pakai data seluler, lalu tekan “Kirim sekarang”.',
  signIn: {
    name: 'Perlu masuk lagi',
    safe: 'Laporan tersimpan utuh di HP ini.',
    next: 'Masuk dengan akun yang menulisnya, lalu kirim.',
  },
  correction: {
    name: 'Perlu diperbaiki',
    safe: 'Laporan belum diterima, tetapi tersimpan utuh di HP ini.',
    next: (parts: readonly string[]) =>
      `${parts.length === 0 ? '' : `Yang perlu dilihat: ${parts.join(', ')}. `}Tekan “Perbaiki”: isinya terbuka lagi dan bisa dikirim sebagai pengganti.`,
    damaged:
      'Isi laporan di HP ini rusak dan tidak bisa dikirim. Tulis lagi sebagai laporan baru; yang ini boleh dihapus.',
  },
  parts: {
    kind: 'jenis laporan',
    body: 'apa yang terjadi',
    category: 'kategori',
    occurredOn: 'tanggal kejadian',
    place: 'tempat',
    attachments: 'foto',
    sender: 'nama dan kontak',
  },
  tooLarge: {
    name: 'Terlalu besar untuk jalur ini',
    safe: 'Laporan tersimpan utuh di HP ini.',
    next: 'Coba lewat jaringan lain, pendekkan isinya lewat “Perbaiki”, atau simpan ke berkas.',
  },
  delivered: {
    name: 'Diterima provinsi',
    safe: 'Laporan Anda lengkap di provinsi.',
    next: 'Tidak ada yang perlu dilakukan.',
  },
  deliveredWithGaps: {
    name: 'Diterima, tidak semua foto',
    safe: 'Isi laporan tercatat di provinsi.',
    next: 'Buka bukti untuk melihat foto mana yang tidak sampai dan sebabnya.',
  },
  purged: {
    name: 'Diterima provinsi',
    safe: 'Salinan di HP ini sudah dihapus sesudah waktunya. Buktinya tetap ada.',
    next: 'Tidak ada yang perlu dilakukan.',
  },
}
const statesEn: typeof statesId = {
  sealed: {
    name: 'Waiting to be sent',
    safe: 'Kept whole on this phone.',
    next: 'It is sent by itself as soon as there is a signal.',
  },
  sending: {
    name: 'Being sent',
    safe: 'It stays on this phone until the province gives its receipt.',
    next: 'You may close this page; sending goes on later.',
  },
  sendingPhotos: {
    name: 'Photos are being sent',
    safe: 'The text is on record at the province. The photos stay on this phone until they are received.',
    next: 'You may close this page; sending goes on later.',
  },
  partial: {
    name: 'Text received, photos follow',
    safe: 'The report is on record at the province. The photos are kept on this phone.',
    next: 'The photos are sent by themselves as soon as there is a signal.',
  },
  paused: { name: 'Paused by you', next: 'It is sent after you resume sending.' },
  textSafe: 'The text is on record at the province. The photos are kept on this phone.',
  allSafe: 'Report and photos are kept whole on this phone.',
  retry: (when) => `Next attempt ${when}, or press “Send now”.`,
  unclear: 'The answer was unclear',
  portal: 'This Wi-Fi may want a login',
  portalNext: 'It was not the province that answered. Log in to that Wi-Fi or use mobile data, then press “Send now”.',
  signIn: {
    name: 'Sign-in needed',
    safe: 'The report is kept whole on this phone.',
    next: 'Sign in with the account that wrote it, then send.',
  },
  correction: {
    name: 'Needs a correction',
    safe: 'The report was not received, but it is kept whole on this phone.',
    next: (parts) =>
      `${parts.length === 0 ? '' : `Look at: ${parts.join(', ')}. `}Press “Correct”: its words open again and can be sent in its place.`,
    damaged:
      'The report’s copy on this phone is damaged and cannot be sent. Write it again as a new report; this one may be deleted.',
  },
  parts: {
    kind: 'kind of report',
    body: 'what happened',
    category: 'category',
    occurredOn: 'date',
    place: 'place',
    attachments: 'photos',
    sender: 'name and contact',
  },
  tooLarge: {
    name: 'Too large for this connection',
    safe: 'The report is kept whole on this phone.',
    next: 'Try another network, shorten it with “Correct”, or save it to a file.',
  },
  delivered: {
    name: 'Received by the province',
    safe: 'The province has all of your report.',
    next: 'There is nothing to do.',
  },
  deliveredWithGaps: {
    name: 'Received, not every photo',
    safe: 'The text is on record at the province.',
    next: 'Open the receipt to see which photo did not arrive, and why.',
  },
  purged: {
    name: 'Received by the province',
    safe: 'The copy on this phone was removed after its time. The receipt stays.',
    next: 'There is nothing to do.',
  },
}

const id = {
  title: 'Antrean di HP ini',
  unsent: (count: number) => `${count} laporan belum terkirim`,
  allSent: 'Semua laporan di HP ini sudah diterima provinsi.',
  empty: 'Belum ada laporan di HP ini.',
  emptyNext: 'Laporan yang Anda tulis muncul di sini, juga saat tidak ada sinyal.',
  report: 'Buat laporan',
  loading: 'Membuka antrean…',
  broken: 'Penyimpanan HP ini belum bisa dibuka.',
  brokenNext: 'Laporan tidak dihapus. Tutup tab lain dari situs ini, lalu muat ulang.',
  progress: (done: number, total: number) => `${done} dari ${total} terkirim`,
  progressPhotos: (done: number, total: number) => `${done} dari ${total} foto`,
  progressBytes: (done: string, total: string) => `${done} dari ${total}`,
  sendAll: 'Kirim semua sekarang',
  pause: 'Jeda pengiriman',
  cannotPause: 'Belum bisa: penyimpanan HP ini penuh atau sedang tertutup. Laporan tetap tersimpan.',
  send: 'Kirim sekarang',
  triedAll: 'Sudah dicoba. Yang belum terkirim tetap tersimpan di HP ini.',
  attempts: (count: number) => `Sudah dicoba ${count} kali.`,
  corrects: 'Perbaikan dari laporan sebelumnya.',
  receipt: 'Buka bukti',
  correct: 'Perbaiki',
  envelope: 'Amplop kios',
  cannotCorrect: 'Isi laporan ini sudah tidak ada di HP ini, jadi tidak bisa dibuka lagi.',
  remove: 'Hapus',
  removeSentQuestion:
    'Hapus dari HP ini? Laporan tetap ada di provinsi. Bukti di HP ini ikut hilang: catat dulu kode lacaknya.',
  removeUnsentQuestion:
    'Laporan ini BELUM diterima provinsi. Kalau dihapus, isi dan fotonya hilang selamanya dan tidak ada yang membacanya.',
  removeYes: 'Ya, hapus selamanya',
  removeSentYes: 'Ya, hapus dari HP ini',
  removeNo: 'Jangan dihapus',
  removed: 'Dihapus dari HP ini.',
  drafts: 'Belum selesai ditulis',
  draftGeneral: 'Laporan umum',
  draftAt: (moment: string) => `Terakhir diubah ${moment}`,
  draftEmpty: 'Masih kosong',
  resume: 'Lanjutkan',
  keeping: 'Aman di HP ini?',
  persisted: {
    granted: 'Browser berjanji tidak menghapus laporan di HP ini dengan sendirinya.',
    denied:
      'Browser tidak menjamin penyimpanan ini. Bila HP sangat penuh, data bisa terhapus: kirim secepatnya atau simpan ke berkas.',
    unknown: 'Browser ini tidak memberi tahu apakah penyimpanannya dijamin. Kirim secepatnya atau simpan ke berkas.',
  },
  apple:
    'iPhone dan iPad menghapus data situs yang tujuh hari dipakai tanpa dibuka. Pasang di Layar Utama atau buka halaman ini sebelum itu.',
  file: 'Pindah ke HP lain atau simpan ke berkas',
  fileHint: 'Satu berkas berisi semua laporan yang isinya masih ada di HP ini. HP lain bisa memuat dan mengirimkannya.',
  fileWarning:
    'Berkas ini memuat nama dan kontak yang Anda isi. Kunci dengan kata sandi bila akan dikirim lewat orang lain.',
  passphrase: 'Kata sandi (tidak wajib)',
  passphraseHint: 'Catat baik-baik: tanpa kata sandi ini berkasnya tidak bisa dibuka siapa pun.',
  export: 'Simpan ke berkas',
  exported: 'Berkas disimpan.',
  exportFailed: 'Berkas belum bisa dibuat. Laporan tetap tersimpan di HP ini.',
  import: 'Muat dari berkas',
  importChoose: 'Pilih berkas',
  importPassphrase: 'Kata sandi berkas, bila ada',
  imported: (added: number, already: number, damaged: number) =>
    [
      `${added} laporan dimuat.`,
      already > 0 ? `${already} sudah ada di HP ini.` : '',
      damaged > 0 ? `${damaged} rusak dan tidak bisa dimuat.` : '',
    ]
      .filter((part) => part !== '')
      .join(' '),
  importTroubles: {
    'needs-passphrase': 'Berkas ini dikunci. Isi kata sandinya, lalu pilih lagi.',
    'wrong-passphrase': 'Kata sandinya tidak cocok. Tidak ada yang berubah.',
    unreadable: 'Ini bukan berkas laporan, atau berkasnya rusak. Tidak ada yang berubah.',
    'no-space': 'HP ini penuh. Tidak ada yang dimuat; kosongkan sedikit ruang lalu coba lagi.',
  },
  troubles: {
    network: 'Belum ada sambungan',
    unclear: 'Jawaban belum jelas',
    queue: 'Menunggu giliran',
    noRoom: 'Provinsi belum bisa menampung foto',
    server: 'Server provinsi sedang terganggu',
  },
  states: statesId,
}
const en: typeof id = {
  title: 'Outbox on this phone',
  unsent: (count) => (count === 1 ? '1 report not sent yet' : `${count} reports not sent yet`),
  allSent: 'The province has received every report on this phone.',
  empty: 'There are no reports on this phone yet.',
  emptyNext: 'The reports you write appear here, even without a signal.',
  report: 'Make a report',
  loading: 'Opening the outbox…',
  broken: 'This phone’s storage cannot be opened right now.',
  brokenNext: 'No report was deleted. Close the other tabs of this site, then reload.',
  progress: (done, total) => `${done} of ${total} sent`,
  progressPhotos: (done, total) => `${done} of ${total} photos`,
  progressBytes: (done, total) => `${done} of ${total}`,
  sendAll: 'Send all now',
  pause: 'Pause sending',
  cannotPause: 'Not possible now: this phone’s storage is full or closed. The reports stay on this phone.',
  send: 'Send now',
  triedAll: 'Tried. What is not sent yet stays on this phone.',
  attempts: (count) => (count === 1 ? 'Tried once.' : `Tried ${count} times.`),
  corrects: 'Corrects an earlier report.',
  receipt: 'Open receipt',
  correct: 'Correct',
  envelope: 'A kiosk’s envelope',
  cannotCorrect: 'The words of this report are no longer on this phone, so it cannot be opened again.',
  remove: 'Delete',
  removeSentQuestion:
    'Delete it from this phone? The report stays with the province. The receipt on this phone goes too: note the tracking code first.',
  removeUnsentQuestion:
    'The province has NOT received this report. If you delete it, its words and photos are gone for ever and nobody will read them.',
  removeYes: 'Yes, delete for ever',
  removeSentYes: 'Yes, delete from this phone',
  removeNo: 'Keep it',
  removed: 'Deleted from this phone.',
  drafts: 'Not finished yet',
  draftGeneral: 'General report',
  draftAt: (moment) => `Last changed ${moment}`,
  draftEmpty: 'Still empty',
  resume: 'Continue',
  keeping: 'Safe on this phone?',
  persisted: {
    granted: 'The browser promised not to clear the reports on this phone by itself.',
    denied:
      'The browser does not guarantee this storage. On a very full phone data may be cleared: send soon, or save to a file.',
    unknown: 'This browser does not say whether its storage is guaranteed. Send soon, or save to a file.',
  },
  apple:
    'iPhone and iPad clear a site’s data after seven days of use without opening it. Add it to the Home Screen, or open this page before then.',
  file: 'Move to another phone or save to a file',
  fileHint: 'One file with every report whose words are still on this phone. Another phone can load and send them.',
  fileWarning:
    'This file holds the names and contacts you entered. Lock it with a passphrase if it goes through other hands.',
  passphrase: 'Passphrase (optional)',
  passphraseHint: 'Note it well: without it nobody can open the file.',
  export: 'Save to a file',
  exported: 'File saved.',
  exportFailed: 'The file cannot be made right now. The reports stay on this phone.',
  import: 'Load from a file',
  importChoose: 'Choose a file',
  importPassphrase: 'The file’s passphrase, if it has one',
  imported: (added, already, damaged) =>
    [
      added === 1 ? '1 report loaded.' : `${added} reports loaded.`,
      already > 0 ? `${already} were already on this phone.` : '',
      damaged > 0 ? `${damaged} are damaged and could not be loaded.` : '',
    ]
      .filter((part) => part !== '')
      .join(' '),
  importTroubles: {
    'needs-passphrase': 'This file is locked. Enter its passphrase, then choose it again.',
    'wrong-passphrase': 'That passphrase does not fit. Nothing was changed.',
    unreadable: 'This is not a file of reports, or it is damaged. Nothing was changed.',
    'no-space': 'This phone is full. Nothing was loaded; free some space and try again.',
  },
  troubles: {
    network: 'No connection yet',
    unclear: 'The answer was unclear',
    queue: 'Waiting for its turn',
    noRoom: 'The province has no room for photos right now',
    server: 'The province’s server has trouble',
  },
  states: statesEn,
}
export const messages = { id, en }

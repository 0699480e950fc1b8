const id = {
  unknownTitle: 'Kode ini tidak kami kenal',
  unknown: (code: string) =>
    `Tidak ada tempat dengan kode ${code}. Mungkin ada huruf yang salah ketik, atau stikernya bukan milik kami.`,
  noCodeTitle: 'Ini bukan kode fasilitas',
  noCode: (typed: string) =>
    `“${typed}” bukan kode kami. Kode di poster atau stiker terdiri dari delapan huruf dan angka, misalnya 7F3K-9Q2M.`,
  mistypedTitle: 'Sepertinya ada huruf yang salah',
  mistyped: (code: string) => `Salah satu huruf kode ${code} keliru.`,
  nearest: 'Maksud Anda salah satu dari ini?',
  withdrawnTitle: 'Kode ini sudah tidak dipakai',
  withdrawn: (name: string) => `Kode di ${name} sudah ditarik.`,
  successor: 'Kode penggantinya:',
  nowhereTitle: 'Halaman ini tidak ada',
  nowhere: 'Alamatnya mungkin salah ketik atau tidak lengkap.',
  generalLead: 'Anda tetap bisa melapor: sebutkan tempatnya dengan kata-kata Anda sendiri.',
  general: 'Buat laporan umum',
  home: 'Ketik kode lagi',
  track: 'Lacak laporan',
  otherLanguage: 'English',
}
const en: typeof id = {
  unknownTitle: 'We do not know this code',
  unknown: (code) => `No place has the code ${code}. A character may be wrong, or the sticker is not one of ours.`,
  noCodeTitle: 'This is no facility’s code',
  noCode: (typed) =>
    `“${typed}” is not one of ours. The code on a poster or sticker has eight letters and digits, such as 7F3K-9Q2M.`,
  mistypedTitle: 'One character seems to be wrong',
  mistyped: (code) => `One character of the code ${code} is wrong.`,
  nearest: 'Did you mean one of these?',
  withdrawnTitle: 'This code is no longer used',
  withdrawn: (name) => `The code at ${name} was withdrawn.`,
  successor: 'The code that took its place:',
  nowhereTitle: 'There is no such page',
  nowhere: 'The address may be mistyped or incomplete.',
  generalLead: 'You can report all the same: describe the place in your own words.',
  general: 'Make a general report',
  home: 'Type a code again',
  track: 'Track a report',
  otherLanguage: 'Bahasa Indonesia',
}
export const messages = { id, en }

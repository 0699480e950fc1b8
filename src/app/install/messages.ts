const id = {
  ready: 'Versi baru siap.',
  reload: 'Muat ulang',
  later: 'Nanti',
  formOpen: 'Masih ada formulir yang belum selesai di tab lain. Selesaikan atau tutup dulu, lalu muat ulang.',
  install: 'Pasang di layar utama supaya mudah dibuka, juga tanpa sinyal.',
  installYes: 'Pasang',
  region: 'Pemberitahuan aplikasi',
}
const en: typeof id = {
  ready: 'A new version is ready.',
  reload: 'Reload',
  later: 'Later',
  formOpen: 'A form in another tab is not finished. Finish or close it first, then reload.',
  install: 'Put it on your home screen: easy to open, even without a signal.',
  installYes: 'Install',
  region: 'App notices',
}
export const messages = { id, en }

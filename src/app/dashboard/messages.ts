const id = { title: 'Dasbor' }
const en: typeof id = { title: 'Dashboard' }
export const messages = { id, en }

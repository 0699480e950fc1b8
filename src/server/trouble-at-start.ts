/** A mistake whose message is written for whoever reads the terminal: it is shown as it stands, without a stack. */
export class ForTheTerminal extends Error {}

/**
 * What can go wrong before the first request, as one clear sentence that names the setting; null for anything else,
 * which keeps its stack. `environment` is what the settings were read from.
 */
export function sentenceFor(error: unknown, environment: Readonly<Record<string, string | undefined>>): string | null {
  if (!(error instanceof Error)) return null
  if (error instanceof ForTheTerminal) return error.message
  const { PORT = '8080', HOST = '127.0.0.1', DATA_DIR = './data' } = environment
  const read = (name: string): unknown => Reflect.get(error, name)
  const code = read('code')
  if (code === 'ERR_SQLITE_ERROR') return sqliteSentence(read('errcode'), `${DATA_DIR}/lapor.sqlite`)
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${PORT} is taken by another program. Set PORT to a free one.`
    case 'EADDRNOTAVAIL':
      return NO_HOST
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `DATA_DIR (${DATA_DIR}) or PORT (${PORT}) is not allowed to this user.`
    case 'EEXIST':
    case 'ENOTDIR':
      return `DATA_DIR (${DATA_DIR}) leads to a file. It must be a folder, or not be there yet.`
    case 'ENOSPC':
    case 'EDQUOT':
      return `The disk of DATA_DIR (${DATA_DIR}) is full.`
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return read('hostname') === HOST ? NO_HOST : NO_DATABASE
    case 'ECONNREFUSED':
    case 'ECONNRESET':
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return NO_DATABASE
    case '28P01':
    case '28000':
    case '3D000':
      return 'DATABASE_URL names a user, password or database that the server does not know.'
    case '42501':
      return 'DATABASE_URL names a user who may not make tables there.'
    default:
      return /^(timeout exceeded when trying to connect|Connection terminated)/.test(error.message) ? NO_DATABASE : null
  }
}

const NO_HOST = 'HOST is no address of this machine.'
const NO_DATABASE = 'DATABASE_URL leads to no database that answers.'

/** https://sqlite.org/rescode.html: BUSY, FULL, CORRUPT, NOTADB, and what a file that cannot be opened or written gives. */
function sqliteSentence(errcode: unknown, path: string): string | null {
  switch (typeof errcode === 'number' ? errcode & 0xff : null) {
    case 5:
      return `${path} is held by another program. Stop that one, or set DATA_DIR to another folder.`
    case 8:
    case 14:
      return `${path} cannot be written by this user.`
    case 11:
    case 26:
      return `${path} is damaged, or no database. Restore it from a backup.`
    case 13:
      return `The disk of ${path} is full.`
    default:
      return null
  }
}

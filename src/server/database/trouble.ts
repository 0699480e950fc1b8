/**
 * What a database's errors mean, in one word for both engines. SQLite gives `errcode` (https://sqlite.org/rescode.html),
 * PostgreSQL a five-character `code` (https://www.postgresql.org/docs/15/errcodes-appendix.html), a socket its name.
 */

/** Whether a row could not be written because its key is taken. */
export function isUniqueViolation(error: unknown): boolean {
  const errcode = numberIn(error, 'errcode')
  return errcode === 2067 || errcode === 1555 || textIn(error, 'code') === '23505'
}

/** Whether the database did not answer, or asks to try again: the same request may succeed later. */
export function isUnavailable(error: unknown): boolean {
  const errcode = numberIn(error, 'errcode')
  if (errcode !== null) return SQLITE_LATER.has(errcode & 0xff)
  const code = textIn(error, 'code')
  if (code !== null) return SOCKET_LATER.has(code) || POSTGRESQL_LATER.test(code)
  // Neither pg, its pool, nor Kysely gives these a code.
  return error instanceof Error && LATER_IN_WORDS.test(error.message)
}

const LATER_IN_WORDS =
  /^(Connection terminated|Client (has encountered a connection error|was closed)|timeout exceeded when trying to connect|driver has already been destroyed)/

/** BUSY, LOCKED, IOERR, FULL, CANTOPEN. */
const SQLITE_LATER = new Set([5, 6, 10, 13, 14])

/** Connection lost; transaction rolled back by the server; no resources; shut down or not yet up; read-only while failing over. */
const POSTGRESQL_LATER = /^(08...|40...|53...|57P0[1-5]|57014|55P03|58030|25006)$/

const SOCKET_LATER = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
  // node:sqlite, once its file was closed.
  'ERR_INVALID_STATE',
])

function textIn(error: unknown, name: string): string | null {
  const value: unknown = error instanceof Error ? Reflect.get(error, name) : undefined
  return typeof value === 'string' ? value : null
}

function numberIn(error: unknown, name: string): number | null {
  const value: unknown = error instanceof Error ? Reflect.get(error, name) : undefined
  return typeof value === 'number' ? value : null
}

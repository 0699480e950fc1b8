/**
 * A table as CSV (RFC 4180) that spreadsheets open as it is meant: with a byte order mark for its letters, and no cell
 * that they would take for a formula.
 */
export function csvOf(rows: readonly (readonly (string | number | null)[])[]): string {
  return `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

/** A cell a spreadsheet takes for words: what begins like a formula gets an apostrophe in front (OWASP, CSV injection). */
export function cell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const harmless = /^\s*[=+\-@|\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

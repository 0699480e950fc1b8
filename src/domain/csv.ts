/**
 * A table as CSV (RFC 4180) that spreadsheets open as it is meant: with a byte order mark for its letters, and no cell
 * that they would take for a formula.
 */
export function csvOf(rows: readonly (readonly (string | number | null)[])[]): string {
  return `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

/** What a spreadsheet takes for a formula, with the apostrophes that may stand before it already. */
const FORMULA = /^'*\s*[=+\-@|\t\r]/

/** A cell a spreadsheet takes for words: what begins like a formula gets an apostrophe in front (OWASP, CSV injection). */
export function cell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const harmless = FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

/** The opposite of `cell`, for a cell that a parser has already freed of its quotes: takes off the one apostrophe. */
export function fromCell(text: string): string {
  return text.startsWith("'") && FORMULA.test(text.slice(1)) ? text.slice(1) : text
}

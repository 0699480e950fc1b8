import * as v from 'valibot'
import { type Sha256, sha256Of } from './hash.ts'
import { LIMITS } from './limits.ts'
import { type Report, type ReportId, reportSchema, type Sender, senderSchema } from './report.ts'

/**
 * Sealed bytes: two lines of UTF-8 JSON. Line 1 is the report, line 2 the sender, empty when none is given. The id is
 * the SHA-256 of line 1 without its line end; line 1 holds the SHA-256 of line 2.
 */
export type SealedBytes = Uint8Array<ArrayBuffer>

const LINE_END = 0x0a

/** Puts a report and its sender into bytes. `report.senderHash` is set here and ignored in what is given. */
export async function seal(
  report: Report,
  sender: Sender | null,
  sha256: Sha256,
): Promise<{ readonly id: ReportId; readonly bytes: SealedBytes; readonly report: Report }> {
  const line2 = sender === null ? '' : JSON.stringify(sender)
  const sealed = { ...report, senderHash: sender === null ? null : await sha256Of(line2, sha256) }
  const line1 = JSON.stringify(sealed)
  return { id: await sha256Of(line1, sha256), bytes: new TextEncoder().encode(`${line1}\n${line2}`), report: sealed }
}

export type ReadSealed =
  | { readonly outcome: 'read'; readonly report: Report; readonly sender: Sender | null; readonly lines: SealedLines }
  | { readonly outcome: 'too-large' }
  /** Not two lines, line 1 does not hash to the id, or line 2 not to line 1. */
  | { readonly outcome: 'not-the-bytes' }
  /** Whole, but no report. `fields`: path in line 1 or `sender.…` → what is wrong with it. */
  | { readonly outcome: 'no-report'; readonly fields: Readonly<Record<string, string>> }

export type SealedLines = { readonly line1: Uint8Array<ArrayBuffer>; readonly line2: Uint8Array<ArrayBuffer> }

/** Reads sealed bytes that claim to be `id`. Never throws. */
export async function readSealed(id: string, bytes: SealedBytes, sha256: Sha256): Promise<ReadSealed> {
  if (bytes.length > LIMITS.sealed) return { outcome: 'too-large' }
  const end = bytes.indexOf(LINE_END)
  if (end < 0 || (await sha256Of(bytes.slice(0, end), sha256)) !== id) return { outcome: 'not-the-bytes' }
  return readLines(bytes, sha256)
}

/** Reads the two lines, whatever their name: an envelope's content is named by its envelope. Never throws. */
export async function readLines(bytes: SealedBytes, sha256: Sha256): Promise<ReadSealed> {
  if (bytes.length > LIMITS.sealed) return { outcome: 'too-large' }
  const end = bytes.indexOf(LINE_END)
  if (end < 0) return { outcome: 'not-the-bytes' }
  const lines = { line1: bytes.slice(0, end), line2: bytes.slice(end + 1) }
  const report = readLine(reportSchema, lines.line1, '')
  if (report.outcome === 'no-report') return report
  const expected = report.value.senderHash
  const actual = lines.line2.length === 0 ? null : await sha256Of(lines.line2, sha256)
  if (actual !== expected) return { outcome: 'not-the-bytes' }
  if (expected === null) return { outcome: 'read', report: report.value, sender: null, lines }
  const sender = readLine(senderSchema, lines.line2, 'sender.')
  if (sender.outcome === 'no-report') return sender
  return { outcome: 'read', report: report.value, sender: sender.value, lines }
}

/** Reads one line. `prefix` goes before the names of its wrong fields. */
function readLine<Schema extends v.GenericSchema>(schema: Schema, line: Uint8Array, prefix: string) {
  let json: unknown
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(line))
  } catch {
    return { outcome: 'no-report' as const, fields: { [`${prefix}json`]: 'unreadable' } }
  }
  const result = v.safeParse(schema, json)
  if (result.success) return { outcome: 'value' as const, value: result.output as v.InferOutput<Schema> }
  const fields: Record<string, string> = {}
  for (const issue of result.issues) fields[prefix + (v.getDotPath(issue) ?? 'json')] = wordFor(issue)
  return { outcome: 'no-report' as const, fields }
}

/** A short word for the protocol; the page has the sentence in the reporter's language. */
function wordFor(issue: v.BaseIssue<unknown>): string {
  if (issue.type === 'check') return issue.message
  if (issue.type === 'max_length') return 'too-many'
  return issue.received === 'undefined' ? 'missing' : 'wrong'
}

import { existsSync, readFileSync } from 'node:fs'
import { rowsOf } from '../../faults/harness/rows.ts'
import { hexOf, type SealedReport } from '../../faults/stress/client.ts'
import type { RunningServer } from '../../journeys/harness/server.ts'

/** Where sealed reports are in the end, each in one of four places, and how many bytes of them arrived. */
export type Counted = {
  /** Text and photo at the province, byte for byte. */
  readonly whole: number
  /** The text at the province; its photo neither there nor on the device. */
  readonly withoutPhoto: number
  /** Neither at the province nor on the device. */
  readonly lost: number
  /** Not whole at the province, but the device still holds something of it. */
  readonly waiting: number
  /** Reports or cases that are at the province more than once. */
  readonly doubled: number
  /** Of texts and whole photos at the province. */
  readonly bytes: number
}

/** Counts from the province's rows and the stored bytes. `left`: reports of which the device holds something. */
export function count(server: RunningServer, work: readonly SealedReport[], left: ReadonlySet<string>): Counted {
  const rows = rowsOf(server, 'select id, case_id, line1 from reports')
  const cases = rowsOf(server, 'select id from cases').length
  const texts = new Map(rows.map(({ id, line1 }) => [id, line1]))
  const stored = new Set(
    rowsOf(server, "select sha256 from attachments where state = 'stored'").map(({ sha256 }) => sha256),
  )
  let [whole, withoutPhoto, lost, waiting, bytes] = [0, 0, 0, 0, 0]
  for (const report of work) {
    const text = isText(texts.get(report.id), report)
    const photos = report.photos.filter(({ sha256 }) => stored.has(sha256) && isFile(server, report.id, sha256))
    if (text) bytes += report.bytes.length + photos.reduce((sum, photo) => sum + photo.bytes.length, 0)
    if (text && photos.length === report.photos.length) whole += 1
    else if (left.has(report.id)) waiting += 1
    else if (text) withoutPhoto += 1
    else lost += 1
  }
  const doubled = rows.length - texts.size + cases - new Set(rows.map((row) => row.case_id)).size
  return { whole, withoutPhoto, lost, waiting, doubled, bytes }
}

/** Whether the stored first line is the one that was sealed. */
function isText(line1: unknown, report: SealedReport): boolean {
  return line1 instanceof Uint8Array && Buffer.from(report.bytes).subarray(0, line1.length).equals(line1)
}

function isFile(server: RunningServer, id: string, sha256: string): boolean {
  const path = `${server.dataDir}/attachments/${id.slice(0, 2)}/${id}/${sha256}`
  return existsSync(path) && hexOf(readFileSync(path)) === sha256
}

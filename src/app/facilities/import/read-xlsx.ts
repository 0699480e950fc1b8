import { strFromU8, unzipSync, zipSync } from 'fflate'
import readSheets from 'read-excel-file/universal'
import { type ReadFile, refused, tableFile } from './table-file.ts'

/** Bytes that a workbook may unfold to: many times a full table. */
const MOST_UNZIPPED = 64 * 1024 * 1024
/** Rows and columns that a sheet may name; one cell far away would else make a grid of millions. */
const MOST_SHEET_ROWS = 100_000
const FAR_COLUMN = /<c [^>]*\br="[A-Z]{3,}\d/

/**
 * Reads a workbook's first sheet. It is unzipped here, bounded, and handed on stored: the library would unzip it without
 * a bound, in workers made from blobs, which the page's policy refuses.
 */
export async function readXlsx(name: string, bytes: Uint8Array): Promise<ReadFile> {
  const files = unzipped(bytes)
  if (files === 'broken') return refused('broken-xlsx')
  if (files === 'too-much') return refused('too-much-inside')
  if (files['xl/workbook.xml'] === undefined) return refused('no-table')
  for (const [path, content] of Object.entries(files)) {
    if (!path.startsWith('xl/worksheets/')) continue
    const xml = strFromU8(content)
    if (FAR_COLUMN.test(xml)) return refused('too-many-columns')
    for (const [, row] of xml.matchAll(/<row [^>]*\br="(\d+)"/g)) {
      if (Number(row) > MOST_SHEET_ROWS) return refused('too-many-rows')
    }
  }
  try {
    const [sheet] = await readSheets(zipSync(files, { level: 0 }).buffer)
    const table = (sheet?.data ?? []).map((row) => row.map(textOf))
    return tableFile(table, { name, format: 'xlsx', isGuessed: false })
  } catch {
    // Whatever the library stumbled over: this is no workbook as spreadsheets write them.
    return refused('broken-xlsx')
  }
}

function unzipped(bytes: Uint8Array): Record<string, Uint8Array<ArrayBuffer>> | 'broken' | 'too-much' {
  let total = 0
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!/\.(?:xml|rels)$/.test(name)) return false
        total += originalSize
        return total <= MOST_UNZIPPED
      },
    })
    return total > MOST_UNZIPPED ? 'too-much' : files
  } catch {
    return 'broken'
  }
}

/** A cell as a person reads it. Days are written as 2026-03-02. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().replace('T00:00:00.000Z', '')
  return String(value)
}

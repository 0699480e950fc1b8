import { readCsv } from './read-csv.ts'
import { readXlsx } from './read-xlsx.ts'
import { type ReadFile, refused } from './table-file.ts'

/** Off the main thread: the page stays smooth, and a file that takes for ever can be given up. */
addEventListener('message', (event: MessageEvent<unknown>) => {
  if (event.data instanceof File) void answer(event.data)
})

async function answer(file: File): Promise<void> {
  postMessage(await read(file))
}

async function read(file: File): Promise<ReadFile> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  switch (kindOf(bytes)) {
    case 'empty':
      return refused('empty')
    case 'zip':
      return readXlsx(file.name, bytes)
    case 'old-excel':
      return refused('old-excel')
    case 'other':
      return refused('no-table')
    case 'text':
      return readCsv(file.name, bytes)
  }
}

/** By the first bytes: a name's ending tells what somebody wished. */
function kindOf(bytes: Uint8Array): 'empty' | 'zip' | 'old-excel' | 'other' | 'text' {
  if (bytes.length === 0) return 'empty'
  const first = [...bytes.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  if (first.startsWith('504b03')) return 'zip'
  // Compound files: .xls, and workbooks with a password.
  if (first === 'd0cf11e0') return 'old-excel'
  // PDF, PNG, JPEG, GIF, gzip.
  return /^(?:25504446|89504e47|ffd8ff|47494638|1f8b)/.test(first) ? 'other' : 'text'
}

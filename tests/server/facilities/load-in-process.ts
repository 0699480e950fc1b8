// Loads the examples into the SQLite file named on the command line, as one of several processes that start at once.
import { randomBytes } from 'node:crypto'
import { openSqlite } from '../../../src/server/database/open.ts'
import { loadExamples } from '../../../src/server/facilities/examples/load.ts'

const [path = ''] = process.argv.slice(2)
const database = openSqlite(path)
console.log(
  await loadExamples({ database, now: () => 1_700_000_000_000, random: (count) => new Uint8Array(randomBytes(count)) }),
)
await database.destroy()

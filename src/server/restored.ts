import { raiseEpoch } from './intake/epoch.ts'
import { readSettings } from './settings.ts'
import { openWorld } from './start.ts'
import { sentenceFor } from './trouble-at-start.ts'

/**
 * `npm run restored`, once after a backup was put back, with the server's own settings: raises the restore epoch, so
 * that every phone asks for its receipts again and sends what this database does not know.
 * `npm run restored -- 5`: to at least 5, when the backup is older than an earlier restore.
 */
const read = readSettings(process.env)
if (read.outcome === 'wrong') {
  process.stderr.write(`${read.sentence}\n`)
  process.exit(1)
}
const world = await openWorld(read.settings).catch((error: unknown) => {
  const sentence = sentenceFor(error, process.env)
  if (sentence === null) throw error
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
})
const epoch = await raiseEpoch(world.database, Number(process.argv[2] ?? 1) || 1)
await world.database.destroy()
process.stdout.write(`Restore epoch ${epoch}. Phones will ask for their receipts again.\n`)

import { installStores } from './disk.ts'
import { installPictures } from './pictures.ts'
import { runSchedule } from './schedule.ts'

/** `child.js FIRST COUNT [trace]`: one line of JSON for each schedule; with `trace` every step before it. */
const [first = 0, count = 1] = process.argv.slice(2).map(Number)
const withTrace = process.argv[4] === 'trace'
await installPictures()
installStores()
for (let seed = first; seed < first + count; seed++) {
  const ran = await runSchedule(seed, withTrace ? (line) => process.stdout.write(`${line}\n`) : undefined)
  process.stdout.write(`${JSON.stringify(ran)}\n`)
}
process.exit(0)

// Counts as one of several server processes on one PostgreSQL: url, code, and how often to count and write.
import { readFacilityCode } from '../../../src/domain/facility-code.ts'
import { openPostgresql } from '../../../src/server/database/open.ts'
import { addCounts } from '../../../src/server/facilities/health-counts.ts'

const [url = '', codes = '', times = '', first = ''] = process.argv.slice(2)
const database = openPostgresql(url)
const own = codes.split(',').filter((code) => readFacilityCode(code).outcome === 'code')
for (let time = 0; time < Number(times); time++) {
  // In the other order each time: what they wait for each other in is not left to the caller.
  const inOrder = time % 2 === 0 ? own : own.toReversed()
  const at = Number(first) + time
  await addCounts(
    database,
    inOrder.map((code) => ({ code, week: 20_514, scans: 1, begun: 2, last_scan_at: at })),
  )
}
await database.destroy()

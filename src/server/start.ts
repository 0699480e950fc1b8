import { randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { CLOCKS } from '../domain/deadlines.ts'
import { attachmentFolder } from './attachment-folder.ts'
import { migrate } from './database/migrations.ts'
import { type Database, ENDLESS, openPostgresql, openSqlite } from './database/open.ts'
import { nationalHolidays } from './holidays.ts'
import { createLog } from './log.ts'
import { loadSecrets } from './secrets.ts'
import type { Settings } from './settings.ts'
import type { World } from './world.ts'

/** Opens everything the server stands on: folder, keys, database brought up to date. */
export async function openWorld(settings: Settings): Promise<World> {
  const now = () => Date.now()
  const random = (count: number) => new Uint8Array(randomBytes(count))
  const log = createLog(now, (line) => process.stderr.write(line))
  await mkdir(settings.dataDir, { recursive: true, mode: 0o700 })
  const secrets = await loadSecrets(settings.dataDir, now)
  return {
    settings,
    database: await openMigrated(settings),
    secrets,
    attachments: attachmentFolder(`${settings.dataDir}/attachments`),
    now,
    random,
    log,
    clocks: CLOCKS,
    holidays: nationalHolidays(now()),
  }
}

async function openMigrated({ dataDir, databaseUrl }: Settings): Promise<Database> {
  if (databaseUrl === null) {
    const database = openSqlite(`${dataDir}/lapor.sqlite`)
    await migrate(database, 'sqlite')
    return database
  }
  const patient = openPostgresql(databaseUrl, ENDLESS)
  await migrate(patient, 'postgresql').finally(() => patient.destroy())
  return openPostgresql(databaseUrl)
}

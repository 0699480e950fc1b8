import { generateKeyPairSync } from 'node:crypto'
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { DatabaseSync } from 'node:sqlite'
import type { Hono } from 'hono'
import type { KyselyPlugin } from 'kysely'
import { CLOCKS } from '../../../src/domain/deadlines.ts'
import { createApp } from '../../../src/server/app.ts'
import { migrate } from '../../../src/server/database/migrations.ts'
import { openSqlite } from '../../../src/server/database/open.ts'
import { raiseEpoch } from '../../../src/server/intake/epoch.ts'
import { pageTemplate } from '../../../src/server/page-template.ts'
import type { Secrets, World } from '../../../src/server/world.ts'
import type { Chance } from './chance.ts'
import { watchPictures } from './pictures.ts'
import { createRooms, type Rooms } from './rooms.ts'
import type { Life, Scheduler } from './scheduler.ts'
import { settingsIn } from './settings.ts'

/** The province: the real server function on a real database file, and what can happen to its process and its disk. */
export type Province = {
  /** Rejects when there is no server, or it dies before its answer left. */
  readonly ask: (request: Request) => Promise<Response>
  readonly isUp: () => boolean
  /** At once, in the middle of whatever it does. */
  readonly kill: () => void
  readonly start: () => Promise<void>
  /** Keeps a copy of rows and photos. */
  readonly backUp: () => void
  /** Puts the copy in the place of what is there, of a server that is down, and says so, as the operator does. */
  readonly restore: () => Promise<boolean>
  readonly rooms: Rooms
  readonly rows: (sql: string) => readonly Record<string, unknown>[]
  readonly close: () => Promise<void>
}

type Process = { readonly life: Life; readonly app: Hono; readonly database: World['database'] }

/** Where a sync costs nothing, when there is such a place. */
const MEMORY = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
let template: string | null = null

export async function createProvince(scheduler: Scheduler, chance: Chance, reach: () => number): Promise<Province> {
  const folder = mkdtempSync(`${MEMORY}/lapor-simulation-`)
  const path = `${folder}/lapor.sqlite`
  const backup = `${folder}/backup.sqlite`
  copyFileSync(await migrated(), path)
  const rooms = createRooms()
  const secrets = await secretsOf()
  let process: Process | null = null
  let epoch = 1
  let copy: ReturnType<Rooms['copy']> | null = null

  const open = (): Process => {
    const life = scheduler.begin('server')
    const gate = (what: string) => scheduler.pause(life, what, true)
    watchPictures((work) => scheduler.real(life, 'picture', work, true))
    const plugin: KyselyPlugin = {
      transformQuery: ({ node }) => node,
      transformResult: async ({ result }) => {
        await gate('query')
        return result
      },
    }
    const database = openSqlite(path)
    const world: World = {
      settings: settingsIn(folder),
      database: database.withPlugin(plugin),
      secrets,
      attachments: rooms.for(gate),
      now: () => scheduler.now() + reach(),
      random: chance.bytes,
      log: () => {},
      clocks: CLOCKS,
      holidays: new Set(),
    }
    return {
      life,
      app: createApp(
        world,
        pageTemplate('<html lang="id"></html>', () => ''),
      ),
      database,
    }
  }
  const end = async () => {
    const ended = process
    process = null
    if (ended === null) return
    const closed = ended.database.destroy()
    scheduler.kill(ended.life)
    await closed
  }

  return {
    ask: async (request) => {
      const serving = process
      if (serving === null) throw new Error('no server')
      const answer = await serving.app.fetch(request)
      if (!serving.life.alive) throw new Error('the server died')
      return answer
    },
    isUp: () => process !== null,
    kill: () => void end(),
    start: async () => {
      process ??= open()
    },
    backUp: () => {
      rmSync(backup, { force: true })
      const file = new DatabaseSync(path)
      file.exec(`vacuum into '${backup}'`)
      file.close()
      copy = rooms.copy()
    },
    restore: async () => {
      if (process !== null || copy === null) return false
      for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true })
      copyFileSync(backup, path)
      rooms.restore(copy)
      const database = openSqlite(path)
      epoch = await raiseEpoch(database, epoch + 1)
      await database.destroy()
      return true
    },
    rooms,
    rows: (sql) => {
      const file = new DatabaseSync(path, { readOnly: true })
      try {
        return file.prepare(sql).all()
      } finally {
        file.close()
      }
    },
    close: async () => {
      await end()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** An empty province, made once. */
async function migrated(): Promise<string> {
  if (template !== null) return template
  const folder = mkdtempSync(`${MEMORY}/lapor-simulation-`)
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const database = openSqlite(`${folder}/lapor.sqlite`)
  await migrate(database, 'sqlite')
  await database.destroy()
  template = `${folder}/lapor.sqlite`
  return template
}

let known: Secrets | null = null

async function secretsOf(): Promise<Secrets> {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  known ??= {
    trackingKey: new Uint8Array(32).fill(1),
    senderKey: new Uint8Array(32).fill(2),
    formKey: new Uint8Array(32).fill(3),
    envelopeKeys: [
      { keyId: 'e1', privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), since: 0 },
    ],
    signingKeys: [
      { keyId: 'k1', privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), since: 0 },
    ],
  }
  return known
}

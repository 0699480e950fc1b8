import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** A throwaway PostgreSQL server; make a database of your own in it. Null when the machine has none. */
    postgresql: string | null
  }
}

/**
 * Starts a throwaway PostgreSQL before the first test and stops it after the last. Tests find its URL by
 * `inject('postgresql')` and in `TEST_DATABASE_URL`. Without PostgreSQL's programs the contract tests say so and fail.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startPostgresql()
  project.provide('postgresql', cluster?.url ?? null)
  if (cluster !== null) process.env.TEST_DATABASE_URL = cluster.url
  return async () => cluster?.stop()
}

export type Cluster = {
  readonly url: string
  /** SIGKILL, as a power cut would, and waits until nothing of it runs any more. */
  readonly kill: () => Promise<void>
  /** Starts it again on what it left on the disk. */
  readonly start: () => Promise<void>
  /** Ends it and removes its folder. */
  readonly stop: () => Promise<void>
}

/**
 * A fresh cluster in a temporary folder, on a free port of 127.0.0.1; null when PostgreSQL is not installed. `durable`: it
 * waits for the disk, as a real one does.
 */
export async function startPostgresql({ durable = false } = {}): Promise<Cluster | null> {
  const programs = findPrograms()
  if (programs === null) return null
  const folder = mkdtempSync(`${tmpdir()}/lapor-postgresql-`)
  // initdb and postgres refuse to run as root; Debian's package brings the user `postgres`.
  const owner = process.getuid?.() === 0 ? ownerIds() : null
  if (owner !== null) chownSync(folder, owner.uid, owner.gid)
  const data = `${folder}/data`
  const made = spawnSync(
    `${programs}/initdb`,
    ['-D', data, '-U', 'lapor', '--auth=trust', '--no-sync', '--encoding=UTF8', '--locale=C.UTF-8'],
    { ...(owner ?? {}), cwd: folder, encoding: 'utf8' },
  )
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`)
  const port = await freePort()
  const hurried = durable ? [] : ['-c', 'fsync=off', '-c', 'full_page_writes=off']
  const options = [...hurried, '-c', 'max_connections=200']
  const launch = () => {
    const server = spawn(
      `${programs}/postgres`,
      ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder, ...options],
      { ...(owner ?? {}), cwd: folder, stdio: 'ignore' },
    )
    return { server, ended: new Promise<void>((resolve) => server.once('exit', () => resolve())) }
  }
  let running = launch()
  const ready = async () => {
    for (let attempt = 0; ; attempt++) {
      if (spawnSync(`${programs}/pg_isready`, ['-h', '127.0.0.1', '-p', String(port)]).status === 0) return
      if (attempt === 200) throw new Error('the throwaway PostgreSQL did not start')
      await new Promise((resolve) => setTimeout(resolve, 100))
      // After a kill it starts only when the last of its old processes has noticed.
      if (running.server.exitCode !== null) running = launch()
    }
  }
  await ready()
  const end = async (signal: NodeJS.Signals) => {
    running.server.kill(signal)
    await running.ended
  }
  return {
    url: `postgres://lapor@127.0.0.1:${port}/postgres`,
    kill: () => end('SIGKILL'),
    async start() {
      running = launch()
      await ready()
    },
    async stop() {
      // SIGQUIT, PostgreSQL's immediate stop: nothing in it is worth an orderly one.
      await end('SIGQUIT')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Debian keeps each version's programs in a folder of its own, not on the PATH. Newest first. */
function findPrograms(): string | null {
  const root = '/usr/lib/postgresql'
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : []
  const folder = versions.map((version) => `${root}/${version}/bin`).find((path) => existsSync(`${path}/initdb`))
  if (folder !== undefined) return folder
  const found = spawnSync('sh', ['-c', 'command -v initdb'], { encoding: 'utf8' }).stdout.trim()
  return found === '' ? null : found.replace(/\/initdb$/, '')
}

function ownerIds(): { uid: number; gid: number } {
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

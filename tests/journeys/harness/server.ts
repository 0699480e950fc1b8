import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { resolve } from 'node:path'

const ROOT = resolve(import.meta.dirname, '../../..')

/** One line of the server's log. */
export type LogLine = { readonly event: string } & Readonly<Record<string, unknown>>

/** The built server as a process of its own, with its own folder of data. */
export type RunningServer = {
  /** Origin, without a slash at the end. The same after a restart. */
  readonly url: string
  readonly dataDir: string
  /** What it printed for people since its last start. */
  readonly printed: () => string
  readonly log: () => readonly LogLine[]
  /** The one-time link for the first coordinator. Fails when none was printed since the last start. */
  readonly setupLink: () => string
  /** Codes of the example facilities, as `GET /api/facilities` lists them, with their names. */
  readonly facilities: () => Promise<readonly ListedFacility[]>
  /** SIGTERM, and waits. Resolves to the exit code. */
  readonly stop: () => Promise<number | null>
  /** SIGKILL, as a power cut would. */
  readonly kill: () => Promise<void>
  /** Starts again on the same folder and port. `environment` adds to what it was started with. */
  readonly start: (environment?: Record<string, string>) => Promise<void>
  /** Ends it and removes its folder. */
  readonly dispose: () => Promise<void>
}
export type ListedFacility = { readonly code: string; readonly name: string; readonly kind: string }

/**
 * Starts `dist/server/main.js`. Resolves when it listens and has printed all it prints. `environment` holds settings,
 * `DATABASE_URL` among them.
 */
export async function startServer(environment: Record<string, string> = {}): Promise<RunningServer> {
  const dataDir = mkdtempSync(`${tmpdir()}/lapor-data-`)
  const port = await freePort()
  const url = `http://localhost:${port}`
  let settings = environment
  let running: Process | null = null

  const start = async (more: Record<string, string> = {}) => {
    settings = { ...settings, ...more }
    running = run({ PORT: String(port), DATA_DIR: dataDir, ...settings })
    await running.listening
  }
  const end = async (signal: NodeJS.Signals) => {
    const ending = running
    running = null
    ending?.child.kill(signal)
    return (await ending?.ended) ?? null
  }
  await start()
  return {
    url,
    dataDir,
    printed: () => running?.printed() ?? '',
    log: () => running?.log() ?? [],
    setupLink() {
      const link = /https?:\/\/\S+\/dasbor\/\S+/.exec(running?.printed() ?? '')?.[0]
      if (link === undefined) throw new Error('no set-up link was printed')
      return link
    },
    async facilities() {
      const listed = await (await fetch(`${url}/api/facilities`)).json()
      return Array.isArray(listed) ? listed : listed.facilities
    },
    stop: () => end('SIGTERM'),
    async kill() {
      await end('SIGKILL')
    },
    start,
    async dispose() {
      await end('SIGKILL')
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

type Process = {
  readonly child: ChildProcess
  readonly listening: Promise<void>
  readonly ended: Promise<number | null>
  readonly printed: () => string
  readonly log: () => readonly LogLine[]
}

function run(settings: Record<string, string>): Process {
  const child = spawn(`${ROOT}/node_modules/.bin/node`, [`${ROOT}/${process.env.DIST ?? 'dist'}/server/main.js`], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  let errors = ''
  const ended = new Promise<number | null>((done) => child.once('exit', (code) => done(code)))
  const listening = new Promise<void>((done, fail) => {
    const look = () => {
      if (errors.includes('"event":"listening"') && printed.endsWith('\n\n')) done()
    }
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text
      look()
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors += text
      look()
    })
    void ended.then((code) => fail(new Error(`the server ended with ${code}: ${errors.slice(-2_000)}`)))
  })
  return { child, listening, ended, printed: () => printed, log: () => linesOf(errors) }
}

/** The server writes nothing but JSON to its log; Node's own warnings would be the exception. */
function linesOf(text: string): LogLine[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('{') && line.endsWith('}'))
    .map((line) => JSON.parse(line))
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer()
    probe.once('error', fail)
    probe.listen(0, () => {
      const address = probe.address()
      probe.close(() => done(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'vite'

const ROOT = resolve(import.meta.dirname, '../../..')

export type Runs = {
  readonly runs: number
  readonly failed: number
  readonly lost: number
  readonly doubled: number
  readonly why: string | null
}
/** What one schedule showed. */
export type Ran = {
  readonly seed: number
  readonly steps: number
  readonly trace: string
  readonly sealed: number
  readonly lost: number
  readonly doubled: number
  readonly wrong: readonly string[]
}

/**
 * Runs `count` schedules, the first with `seed` and the others with the numbers behind it, on every core. What does not
 * hold is printed with the one command that plays it again exactly.
 */
export async function runSchedules(count: number, seed = Math.floor(Math.random() * 2 ** 31)): Promise<Runs> {
  let [failed, lost, doubled, runs] = [0, 0, 0, 0]
  await schedules(seed, count, (ran) => {
    runs += 1
    lost += ran.lost
    doubled += ran.doubled
    if (runs % 1_000 === 0 && runs < count) process.stdout.write(`${runs} of ${count} schedules\n`)
    if (ran.wrong.length === 0) return
    failed += 1
    const again = `npm run faults -- 38 --schedules 1 --chromium 0 --seed ${ran.seed}`
    process.stdout.write(`schedule ${ran.seed}: ${[...new Set(ran.wrong)].join('; ')}\n  ${again}\n`)
  })
  return { runs, failed, lost, doubled, why: null }
}

/** Tells what each schedule showed, in the order in which they end. */
export async function schedules(seed: number, count: number, tell: (ran: Ran) => void): Promise<void> {
  const folder = await bundle()
  try {
    const workers = Math.min(availableParallelism(), count)
    const size = Math.ceil(count / workers)
    const shares = Array.from({ length: workers }, (_, index) => {
      return play(folder, seed + index * size, Math.min(size, count - index * size), tell)
    })
    await Promise.all(shares)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function play(folder: string, first: number, count: number, tell: (ran: Ran) => void): Promise<void> {
  if (count <= 0) return
  const child = spawn(process.execPath, [`${folder}/child.js`, String(first), String(count)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  for await (const line of createInterface({ input: child.stdout })) tell(JSON.parse(line))
  const code = await ended
  if (code !== 0) throw new Error(`schedules from ${first} on ended with ${code}`)
}

/**
 * The page's engine and the server's function in one program for Node, whose lazy parts are in it: they are there at
 * once, always after the same number of steps.
 */
async function bundle(): Promise<string> {
  mkdirSync(`${ROOT}/node_modules/.cache`, { recursive: true })
  const folder = mkdtempSync(`${ROOT}/node_modules/.cache/simulation-`)
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      ssr: true,
      outDir: folder,
      copyPublicDir: false,
      target: 'node26',
      minify: false,
      rollupOptions: {
        input: `${import.meta.dirname}/child.ts`,
        output: { entryFileNames: 'child.js', codeSplitting: false },
      },
    },
  })
  return folder
}

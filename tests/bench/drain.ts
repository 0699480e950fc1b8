import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Browser, chromium } from '@playwright/test'
import { ourOutbox } from './drain/our-outbox.ts'
import { type Outcome, run } from './drain/run.ts'
import { PHOTO, sealWork } from './drain/work.ts'
import { workbox, workboxChecked } from './drain/workbox.ts'
import { type Measured, table } from './measured.ts'

const GOAL = 0.9
/** MB. */
const MEMORY = 150
const SLOW = { name: '1 Mbit/s, 300 ms', up: 1e6, down: 1e6, roundTrip: 300 }
const FASTER = { name: '3 Mbit/s up, 100 ms', up: 3e6, down: 9e6, roundTrip: 100 }
const ALL = [
  { line: SLOW, reports: 100 },
  { line: FASTER, reports: 500 },
]
/** One request in ten is answered 500: these, for everyone. */
const SEED = 1
const REFUSED_REPORTS = 100

/**
 * A queue full of reports, each with one photo, over a slow link: bytes delivered over the link's limit, and what is lost
 * when one request in ten is answered 500. Beside the product's outbox the same by workbox-background-sync.
 */
export async function measure(): Promise<Measured> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--enable-precise-memory-info'],
  })
  try {
    const fast = await measureSpeed(browser)
    const refused = await measureLosses(browser)
    const version = versionOf('workbox-background-sync')
    return {
      text: `${fast.text}

Each report with one photo of ${PHOTO / 1000} kB. Counted: the sealed bytes and photos that arrived, not the headers. Memory is the
page's; workbox sends from its worker.

The same ${REFUSED_REPORTS} reports over ${SLOW.name}, and of every ten requests exactly one is answered 500 before it reaches the
province, the same places for all:

${refused.text}

workbox: workbox-background-sync ${version} as its documentation shows it, one \`Queue\`, with the same two requests for each report,
text and photo, one after the other; what is answered 5xx when it is first asked for goes into the queue too. Its sync is
fired again at once until the queue is empty or ten syncs in a row change nothing; Chromium by itself fires it at most three
times, for three minutes each. Its \`onSync\` can be replaced by one that puts back what is answered 5xx: the last row. This
outbox waits as its own timers say. Taken for delivered: the device holds nothing of it any more that is to be sent. A
report's name is the hash of its bytes, so what is sent twice is kept once.`,
      goals: [...fast.goals, ...refused.goals],
    }
  } finally {
    await browser.close()
  }
}

async function measureSpeed(browser: Browser): Promise<Measured> {
  const rows: (string | number)[][] = []
  let [worst, most, delivered] = [1, 0, true]
  for (const { line, reports } of ALL) {
    const work = await sealWork(reports)
    for (const contender of [ourOutbox, workbox]) {
      const outcome = await run(browser, contender, work, line, null)
      const { share, seconds, memory, whole } = outcome
      rows.push([
        line.name,
        contender.name,
        reports,
        seconds.toFixed(0),
        share.toFixed(2),
        memory?.toFixed(0) ?? '-',
        whole,
      ])
      if (contender !== ourOutbox) continue
      worst = Math.min(worst, share)
      most = Math.max(most, memory ?? 0)
      delivered &&= whole === reports
    }
  }
  const head = ['link', 'sent by', 'reports', 'seconds', 'of the link’s limit', 'memory, MB', 'whole at the province']
  return {
    text: table(head, rows),
    goals: [
      { goal: `at least ${GOAL} of the link (lowest ${worst.toFixed(2)})`, met: worst >= GOAL },
      { goal: `memory of the page under ${MEMORY} MB (highest ${most.toFixed(0)})`, met: most < MEMORY },
      { goal: 'every report and photo is at the province, whole', met: delivered },
    ],
  }
}

async function measureLosses(browser: Browser): Promise<Measured> {
  const work = await sealWork(REFUSED_REPORTS)
  const ours = await run(browser, ourOutbox, work, SLOW, SEED)
  const rows = [rowOf(ourOutbox.name, ours)]
  for (const contender of [workbox, workboxChecked]) {
    rows.push(rowOf(contender.name, await run(browser, contender, work, SLOW, SEED)))
  }
  const places = ['whole', 'without photo', 'lost', 'still waiting', 'doubled', 'taken for delivered']
  const nothing = ours.whole === work.length && ours.claimed === work.length && ours.doubled === 0
  return {
    text: table(['sent by', 'requests', 'answered 500', 'syncs', 'seconds', 'of the limit', ...places], rows),
    goals: [{ goal: 'one request in ten answered 500: this outbox loses nothing and doubles nothing', met: nothing }],
  }
}

function rowOf(name: string, outcome: Outcome): (string | number)[] {
  const { requests, refused, syncs, seconds, share, whole, withoutPhoto, lost, waiting, doubled, claimed } = outcome
  const effort = [requests, refused, syncs ?? '-', seconds.toFixed(0), share.toFixed(2)]
  return [name, ...effort, whole, withoutPhoto, lost, waiting, doubled, claimed]
}

function versionOf(name: string): string {
  const file = resolve(import.meta.dirname, `../../node_modules/${name}/package.json`)
  return JSON.parse(readFileSync(file, 'utf8')).version
}

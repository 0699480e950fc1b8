// `npm run faults`: every fault in a real browser, 10,000 seeded schedules and 25 in Chromium, and the server under stress;
// writes the table docs/faults.md.
// `-- 4 17` runs only these (no table). `-- --schedules 500 --chromium 5 --seed 7` for the schedules, `-- --reports 100` for
// the stress. `-- --breaks`: see breaks.mjs.
import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    schedules: { type: 'string', default: '10000' },
    chromium: { type: 'string', default: '25' },
    reports: { type: 'string', default: '500' },
    seed: { type: 'string' },
    breaks: { type: 'boolean' },
  },
})
if (values.breaks) {
  const { runBreaks } = await import('./breaks.mjs')
  process.exit((await runBreaks(positionals)) ? 0 : 1)
}

const { FAULTS, NOT_RUN } = await import('../tests/faults/list.ts')
const numbers = positionals.map(Number)
const wanted = FAULTS.filter(([fault]) => numbers.length === 0 || numbers.includes(fault))
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed)
const played = wanted.map(([fault]) => fault).filter((fault) => fault !== 38 || Number(values.chromium) > 0)
const inBrowser = runInBrowser(played)
const simulated = wanted.some(([fault]) => fault === 38) ? await runSchedules() : null

const rows = wanted.map(([fault, what]) => {
  const found = inBrowser.get(fault)
  return fault === 38 ? row(fault, whatSchedules(what, found), sum(simulated, found)) : row(fault, what, found)
})
if (numbers.length === 0) rows.push(...(await pressAll()))
const table = [
  '| fault | what | runs | lost | doubled | verdict |',
  '|---|---|---|---|---|---|',
  ...rows,
  ...NOT_RUN.map(([what, why]) => `| - | ${what} | 0 | - | - | not run: ${why} |`),
].join('\n')
process.stdout.write(`\n${table}\n`)
if (numbers.length === 0) {
  const day = new Date().toISOString().slice(0, 10)
  const command = ['npm run faults', ...(process.argv.length > 2 ? ['--', ...process.argv.slice(2)] : [])].join(' ')
  const head = `# Faults\n\n\`${command}\`, ${day}, Node ${process.versions.node}, ${browserVersion()}. A run is one story (38: one schedule); lost and\ndoubled are counted from the province's rows.\n`
  writeFileSync('docs/faults.md', `${head}\n${table}\n`)
}
process.exit(rows.every((line) => !line.includes('| broken |')) ? 0 : 1)

function row(fault, what, found) {
  if (found?.why?.startsWith('broken: ')) return `| ${fault} | ${what} (${found.why.slice(8)}) | 0 | - | - | broken |`
  if (found === undefined || found === null || found.runs === 0) {
    return `| ${fault} | ${what} | 0 | - | - | not run: ${found?.why ?? 'there is no test of it'} |`
  }
  const verdict = found.failed + found.lost + found.doubled === 0 ? 'held' : 'broken'
  return `| ${fault} | ${what} | ${found.runs} | ${found.lost} | ${found.doubled} | ${verdict} |`
}

/** Fault → what its stories showed. */
function runInBrowser(faults) {
  const found = new Map()
  if (faults.length === 0) return found
  const report = 'test-results/faults.json'
  const names = `\\bfault (?:${faults.join('|')}):`
  const schedules = { SCHEDULE_SEED: String(seed), CHROMIUM_SCHEDULES: values.chromium }
  const env = { ...process.env, ...schedules, PLAYWRIGHT_JSON_OUTPUT_NAME: report }
  const parameters = ['playwright', 'test', 'tests/faults', '-g', names, '--reporter=list,json']
  spawnSync(parameters[0], parameters.slice(1), { stdio: 'inherit', env })
  for (const spec of specsOf(JSON.parse(readFileSync(report, 'utf8')))) {
    const fault = Number(/\bfault (\d+):/.exec(spec.title)?.[1])
    const known = found.get(fault) ?? { runs: 0, failed: 0, lost: 0, doubled: 0, why: null }
    for (const { status, annotations } of spec.tests) {
      if (status === 'skipped') {
        known.why = annotations.find(({ type }) => type === 'skip' || type === 'fixme')?.description ?? 'skipped'
        continue
      }
      known.runs += 1
      if (status !== 'expected') known.failed += 1
      for (const { type, description } of annotations) {
        if (type !== 'invariant') continue
        const { lost, doubled } = JSON.parse(description)
        known.lost += lost
        known.doubled += doubled
      }
    }
    found.set(fault, known)
  }
  return found
}

function specsOf(suite) {
  return [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)]
}

async function runSchedules() {
  const { runSchedules: run } = await import('../tests/faults/simulation/run.ts')
  return run(Number(values.schedules), seed)
}

/** Both kinds of schedules in one row: what a seed did alone, and what it did in a browser. */
function sum(simulated, found) {
  const none = { runs: 0, failed: 0, lost: 0, doubled: 0, why: null }
  const both = [simulated ?? none, found ?? none]
  const add = (what) => both.reduce((all, one) => all + one[what], 0)
  return { runs: add('runs'), failed: add('failed'), lost: add('lost'), doubled: add('doubled'), why: null }
}

function whatSchedules(what, found) {
  return `${what}: ${simulated?.runs ?? 0} simulated, ${found?.runs ?? 0} in Chromium`
}

/** 8 clients x `--reports` with two photos each, while the server is killed at random moments. */
async function pressAll() {
  const { press } = await import('../tests/faults/stress/stress.ts')
  const lines = []
  for (const [engine, servers] of [
    ['SQLite', 1],
    ['PostgreSQL', 1],
    ['PostgreSQL', 2],
  ]) {
    const found = await press({ engine, clients: 8, reports: Number(values.reports), kills: 20, servers })
    const { lost, doubled, photosChanged, receiptsInvalid, sideEffectsTwice, kills, reports } = found
    const held = lost + doubled + photosChanged + receiptsInvalid + sideEffectsTwice === 0 && kills >= 20
    const killed = engine === 'SQLite' ? 'server' : 'server and database'
    const what = `${engine}, ${servers} server process${servers === 1 ? '' : 'es'}, 8 clients, two photos each; ${killed} killed ${kills} times`
    lines.push(`| - | ${what} | ${reports} | ${lost} | ${doubled} | ${held ? 'held' : 'broken'} |`)
    process.stdout.write(`${lines.at(-1)}\n`)
  }
  return lines
}

function browserVersion() {
  return execFileSync(process.env.CHROMIUM ?? '/usr/bin/chromium', ['--version'], { encoding: 'utf8' }).trim()
}

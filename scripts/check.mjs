// Every check there is, in the order in which a mistake is cheapest to find. Ends with `N passed, N failed`.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import { findTools, installCommand } from './debian-tools.mjs'

const RESULTS = 'test-results'
let passed = 0
let failed = 0

await provideTools()
rmSync(RESULTS, { recursive: true, force: true })
mkdirSync(RESULTS, { recursive: true })
await check('format and lint', ['biome', 'ci', '--colors=off', '.'])
await check('types', ['tsc', '-b'])
await check('unit and contract tests', vitest(`${RESULTS}/vitest.json`), () => countVitest(`${RESULTS}/vitest.json`))
const built = await check('build', ['node', 'scripts/prepare.mjs', '--build'])
if (built) await check('journeys and faults', ['playwright', 'test'], () => countPlaywright(`${RESULTS}/journeys.json`))

process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
process.exit(failed === 0 ? 0 : 1)

/**
 * Runs one step and adds up what it checked; a step without a report of its own counts as one. A step that ends badly has
 * failed at least once, whatever its report says, and a report of nothing has shown nothing.
 */
async function check(name, command, count) {
  process.stdout.write(`\n── ${name}\n`)
  const begun = Date.now()
  const succeeded = (await run(command)) === 0
  const counted = count?.() ?? { passed: succeeded ? 1 : 0, failed: 0 }
  const failures = succeeded && counted.passed > 0 ? counted.failed : Math.max(1, counted.failed)
  passed += counted.passed
  failed += failures
  const seconds = ((Date.now() - begun) / 1000).toFixed(1)
  process.stdout.write(`── ${name}: ${counted.passed} passed, ${failures} failed, ${seconds} s\n`)
  return succeeded
}

function vitest(report) {
  return ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
}

function countVitest(report) {
  const { numPassedTests = 0, numFailedTests = 0 } = read(report)
  return { passed: numPassedTests, failed: numFailedTests }
}

/** `flaky` cannot be: nothing is tried twice. */
function countPlaywright(report) {
  const { expected = 0, unexpected = 0 } = read(report).stats ?? {}
  return { passed: expected, failed: unexpected }
}

function read(report) {
  return existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {}
}

/** npm puts node_modules/.bin first on the PATH, so these are the programs of the lock, on the Node of the lock. */
function run([program, ...parameters]) {
  return new Promise((resolve) => {
    const child = spawn(program, parameters, { stdio: ['ignore', 'inherit', 'inherit'] })
    child.once('error', () => resolve(127))
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

/** Chromium and PostgreSQL from Debian's packages. As root without a terminal nobody can be asked, and nobody minds. */
async function provideTools() {
  const missing = findTools()
  if (missing.length === 0) return
  const command = installCommand(missing)
  const isRoot = process.getuid?.() === 0
  const hasTerminal = process.stdin.isTTY && process.stdout.isTTY
  if (existsSync('/usr/bin/apt-get') && (hasTerminal ? await agrees(command) : isRoot)) {
    await run(['sh', '-c', isRoot ? command : `sudo sh -c '${command}'`])
  }
  const still = findTools()
  if (still.length === 0) return
  process.stdout.write(`Missing for the tests: ${still.join(', ')}. On Debian: ${command}\n\n0 passed, 1 failed\n`)
  process.exit(1)
}

async function agrees(command) {
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await terminal.question(`The tests need more programs. Run \`${command}\`? [y/N] `)
  terminal.close()
  return /^y/i.test(answer.trim())
}

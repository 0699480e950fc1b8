// Each patch in tests/faults/breaks breaks one promise of the outbox, in a copy; the tests it names must see it.
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'

const BREAKS = 'tests/faults/breaks'

/** Runs those whose names begin with one of `wanted`, or all. Whether every one was caught. */
export async function runBreaks(wanted) {
  const patches = readdirSync(BREAKS).filter((name) => name.endsWith('.patch'))
  const chosen = patches.filter((name) => wanted.length === 0 || wanted.some((each) => name.startsWith(`${each}-`)))
  const lines = []
  for (const patch of chosen.sort((a, b) => Number(/\d+/.exec(a)) - Number(/\d+/.exec(b)))) {
    const caught = catchersOf(patch)
    const line = caught.length > 0 ? caught[0] : '**nothing: a test is missing**'
    process.stdout.write(`${patch}: ${caught.length} tests fail, first: ${line}\n`)
    lines.push({ patch, caught })
  }
  return lines.every(({ caught }) => caught.length > 0)
}

/** Names of the tests that fail in a copy with this patch. */
function catchersOf(patch) {
  const copy = mkdtempSync(`${tmpdir()}/lapor-break-`)
  try {
    const files = execFileSync('git', ['ls-files'], { encoding: 'utf8' }).trim().split('\n')
    for (const file of files) cpSync(file, `${copy}/${file}`)
    symlinkSync(`${process.cwd()}/node_modules`, `${copy}/node_modules`)
    execFileSync('git', ['apply', `${process.cwd()}/${BREAKS}/${patch}`], { cwd: copy })
    const tests = /^Tests: (.+)$/m.exec(readFileSync(`${BREAKS}/${patch}`, 'utf8'))?.[1]?.split(' ') ?? []
    const stories = tests.filter((path) => path.startsWith('tests/faults/') || path.startsWith('tests/journeys/'))
    const units = tests.filter((path) => !stories.includes(path))
    return [...failedUnits(copy, units), ...failedStories(copy, stories)]
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

function failedUnits(copy, paths) {
  if (paths.length === 0) return []
  spawnSync('vitest', ['run', ...paths, '--reporter=json', '--outputFile.json=units.json'], { cwd: copy })
  const { testResults } = JSON.parse(readFileSync(`${copy}/units.json`, 'utf8'))
  return testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status === 'failed').map(({ title }) => title),
  )
}

function failedStories(copy, paths) {
  if (paths.length === 0) return []
  execFileSync('vite', ['build', '--logLevel', 'error'], { cwd: copy })
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: 'stories.json' }
  spawnSync('playwright', ['test', ...paths, '--reporter=json'], { cwd: copy, env })
  const specs = specsOf(JSON.parse(readFileSync(`${copy}/stories.json`, 'utf8')))
  return specs.filter(({ ok }) => !ok).map(({ title }) => title)
}

function specsOf(suite) {
  return [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)]
}

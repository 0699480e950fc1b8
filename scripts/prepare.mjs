// Brings the working copy to where a command can run: packages installed, and with `--build` all three programs built.
// Runs on whatever Node npm has; everything after it runs on the Node that npm installs. Looks at content, not at times.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'

const BUILT = 'dist/.built'
const SOURCES = ['index.html', 'vite.config.ts', 'package-lock.json', 'src', 'service-worker', 'public', 'scripts']

const built = process.argv.includes('--build') ? hashOf(SOURCES) : null
const ready = existsSync('node_modules/.bin/node')

// A current build needs nothing more, not even the packages that made it (`npm ci --omit=dev`).
if (!(ready && built !== null && stampOf(BUILT) === built)) {
  if (!ready || !isInstalled()) {
    say('Installing packages (once) …')
    // Its warnings are about the system's Node, which runs nothing here.
    run('npm', ['ci', '--include=dev', '--loglevel=error', '--no-audit', '--no-fund'])
  }
  if (built !== null && stampOf(BUILT) !== built) {
    say('Building …')
    run('npm', ['exec', '--no', '--', 'vite', 'build', '--logLevel', 'warn'])
    mkdirSync('dist', { recursive: true })
    writeFileSync(BUILT, built)
  }
}

function run(command, parameters) {
  try {
    execFileSync(command, parameters, { stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' })
  } catch (error) {
    process.stderr.write(`\`${command} ${parameters.join(' ')}\` failed.\n`)
    process.exit(error.status || 1)
  }
}

/** Whether npm's own record of what it put into node_modules agrees with the lock; packages for other systems aside. */
function isInstalled() {
  const record = 'node_modules/.package-lock.json'
  if (!existsSync(record)) return false
  const wanted = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages
  const present = JSON.parse(readFileSync(record, 'utf8')).packages
  return Object.entries(wanted).every(([path, { integrity, optional, devOptional, peer }]) => {
    if (path === '') return true
    if (present[path] === undefined) return Boolean(optional || devOptional || peer)
    return present[path].integrity === integrity
  })
}

/** One hash over names and contents. */
function hashOf(paths) {
  const hash = createHash('sha256')
  for (const file of paths.flatMap(filesIn)) hash.update(`${file}\n`).update(readFileSync(file)).update('\n')
  return hash.digest('hex')
}

function filesIn(path) {
  if (!existsSync(path)) return []
  if (statSync(path).isFile()) return [path]
  return readdirSync(path, { withFileTypes: true })
    .map((entry) => `${path}/${entry.name}`)
    .sort()
    .flatMap(filesIn)
}

function stampOf(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : null
}

function say(line) {
  process.stdout.write(`${line}\n`)
}

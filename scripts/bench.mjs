// `npm run bench` measures everything, `npm run bench -- ingest` one entry. Each writes its part of docs/figures.md.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'

const ENTRIES = ['first-response', 'ingest', 'live', 'start', 'drain', 'device', 'scan', 'posters', 'directory']
const FIGURES = 'docs/figures.md'

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !ENTRIES.includes(name))
if (unknown.length > 0) {
  process.stderr.write(`There is no ${unknown.join(', ')}. Entries: ${ENTRIES.join(', ')}.\n`)
  process.exit(1)
}

// What else the machine did: figures of a busy one say little.
const [load = 0] = loadavg()
let missed = 0
for (const name of asked.length > 0 ? asked : ENTRIES) {
  const { measure } = await import(`../tests/bench/${name}.ts`)
  const { text, goals } = await measure()
  const results = goals.map(({ goal, met }) => `- ${met ? 'met' : '**missed**'}: ${goal}`)
  const figures = `${text.trim()}\n\n${results.join('\n')}`
  process.stdout.write(`\n${figures}\n`)
  record(name, figures)
  missed += goals.filter(({ met }) => !met).length
}
process.exit(missed === 0 ? 0 : 1)

/** Replaces the entry's section and leaves the others as they were measured. */
function record(name, figures) {
  const heading = `## \`npm run bench -- ${name}\``
  const head =
    '# Figures\n\nMeasured by the commands in the headings; each section says how busy the machine was before.\n'
  const [first, ...sections] = (existsSync(FIGURES) ? readFileSync(FIGURES, 'utf8') : head).split(/^(?=## )/m)
  const day = new Date().toISOString().slice(0, 10)
  const [{ model }] = cpus()
  const section = `${heading}\n\n${day}, ${cpus().length} × ${model.trim()}, Node ${process.versions.node}, load ${load.toFixed(1)} before, ${loadavg()[0].toFixed(1)} after\n\n${figures}\n`
  const kept = sections.filter((text) => !text.startsWith(heading)).map((text) => text.trimEnd())
  writeFileSync(FIGURES, `${[first.trimEnd(), ...[...kept, section.trimEnd()].sort()].join('\n\n')}\n`)
}

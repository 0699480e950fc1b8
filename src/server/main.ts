import { resolve } from 'node:path'
import { createApp } from './app.ts'
import { describe } from './errors.ts'
import { loadExamples } from './facilities/examples/load.ts'
import { codeCountsOf } from './facilities/health-counts.ts'
import { lapseDaily } from './intake/lapse-daily.ts'
import { listen } from './listen.ts'
import { readPageTemplate } from './page-template.ts'
import { sweepSpool } from './plain-form/spool.ts'
import { readSettings } from './settings.ts'
import { openWorld } from './start.ts'
import { sentenceFor } from './trouble-at-start.ts'
import { welcome } from './welcome.ts'

const NODE_MAJOR = 26

async function main(): Promise<void> {
  if (Number.parseInt(process.versions.node, 10) < NODE_MAJOR)
    return refuse(`This needs Node ${NODE_MAJOR}, which npm installs: start it with \`npm start\`.`)
  const read = readSettings(process.env)
  if (read.outcome === 'wrong') return refuse(read.sentence)
  const { settings } = read

  const world = await openWorld(settings)
  await sweepSpool(settings)
  await loadExamples(world)
  const app = createApp(world, readPageTemplate(resolve(import.meta.dirname, '../page')))
  const listening = await listen(app, settings.host, settings.port)
  world.log('listening', { port: listening.port })
  process.stdout.write(await welcome(world))
  const stopLapsing = lapseDaily(world)

  const stop = async (signal: NodeJS.Signals) => {
    world.log('stopping', { signal })
    await listening.stop()
    await codeCountsOf(world).flush()
    await stopLapsing()
    await world.database.destroy()
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(signal))
  // A mistake of ours: its message may quote what a person wrote, so only its kind and place are logged.
  process.once('uncaughtException', (error) => {
    world.log('crashed', describe(error))
    process.exit(1)
  })
}

/** One clear sentence instead of a stack: whoever starts the server reads it. */
function refuse(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

await main().catch((error: unknown) => {
  const sentence = sentenceFor(error, process.env)
  if (sentence === null) throw error
  refuse(sentence)
})

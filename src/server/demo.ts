import { fillDemo } from './demo/fill.ts'
import { loadExamples } from './facilities/examples/load.ts'
import { readSettings } from './settings.ts'
import { openWorld } from './start.ts'
import { sentenceFor } from './trouble-at-start.ts'

/** `npm run demo`: fills an instance that holds no real report with examples, so that every screen has life in it. */
async function main(): Promise<number> {
  const read = readSettings(process.env)
  if (read.outcome === 'wrong') return say(read.sentence, 1)
  const world = await openWorld(read.settings)
  try {
    await loadExamples(world)
    const filled = await fillDemo(world, (done, of) => {
      if (done % 20 === 0 || done === of) process.stdout.write(`${done} of ${of} reports\n`)
    })
    switch (filled.outcome) {
      case 'filled':
        return say(
          filled.added === 0
            ? `All ${filled.reports} example reports are here already. Nothing was added.`
            : `${filled.added} example reports were added. See them with: npm start`,
          0,
        )
      case 'real-reports':
        return say(
          `This instance holds ${filled.count} real reports, so no examples are mixed in. Set DATA_DIR (or DATABASE_URL) to an empty place.`,
          1,
        )
      case 'no-examples':
        return say('The example facilities were removed here. Set DATA_DIR (or DATABASE_URL) to an empty place.', 1)
      default:
        return filled satisfies never
    }
  } finally {
    await world.database.destroy()
  }
}

function say(sentence: string, code: number): number {
  const stream = code === 0 ? process.stdout : process.stderr
  stream.write(`${sentence}\n`)
  return code
}

process.exitCode = await main().catch((error: unknown) => {
  const sentence = sentenceFor(error, process.env)
  if (sentence === null) throw error
  return say(sentence, 1)
})

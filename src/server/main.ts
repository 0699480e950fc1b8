import { resolve } from 'node:path'
import { createApp } from './app.ts'
import { listen } from './listen.ts'
import { readPageTemplate } from './page-template.ts'
import { readSettings } from './settings.ts'
import { openWorld } from './start.ts'

const NODE_MAJOR = 26

async function main(): Promise<void> {
  if (Number.parseInt(process.versions.node, 10) < NODE_MAJOR) {
    refuse(`This needs Node ${NODE_MAJOR}; it comes with \`npm ci\`. Start with \`npm start\`.`)
  }
  const read = readSettings(process.env)
  if (read.outcome === 'wrong') return refuse(read.sentence)
  const world = await openWorld(read.settings)
  const app = createApp(world, readPageTemplate(resolve(import.meta.dirname, '../page')))
  const listening = await listen(app, read.settings.host, read.settings.port)
  world.log('listening', { port: listening.port })
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      void listening
        .stop()
        .then(() => world.database.destroy())
        .then(() => process.exit(0))
    })
  }
}

function refuse(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

await main()

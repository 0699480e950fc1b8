import { addKeys } from './secrets.ts'
import { readSettings } from './settings.ts'

/**
 * `npm run rotate-key`, with the server's own settings: adds a key that signs receipts from the server's next start on,
 * and one that envelopes are sealed to an hour later. Phones learn both from `GET /api/keys`, where the signing key before
 * vouches for the new one; receipts already given stay valid, and envelopes sealed to the keys before still open.
 */
const settings = readSettings(process.env)
if (settings.outcome === 'wrong') refuse(settings.sentence)
else {
  await addKeys(settings.settings.dataDir, () => Date.now()).then(
    ({ signing, envelope }) =>
      process.stdout.write(
        `New signing key ${signing}. Restart the server: until then it signs with the key before.\nNew envelope key ${envelope}. Within the hour, back up the keys and restart every server process: then devices\nseal to it, and what they seal opens with this key alone.\n`,
      ),
    (error: unknown) => refuse(error instanceof Error ? error.message : 'The key could not be added.'),
  )
}

function refuse(sentence: string): void {
  process.stderr.write(`${sentence}\n`)
  process.exitCode = 1
}

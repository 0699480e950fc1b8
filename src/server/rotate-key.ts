import { addSigningKey } from './secrets.ts'
import { readSettings } from './settings.ts'

/**
 * `npm run rotate-key`, with the server's own settings: adds a key that signs receipts from the server's next start on.
 * Phones learn it from `GET /api/keys`, where the key before vouches for it; receipts already given stay valid.
 */
const settings = readSettings(process.env)
if (settings.outcome === 'wrong') refuse(settings.sentence)
else {
  await addSigningKey(settings.settings.dataDir, () => Date.now()).then(
    (keyId) =>
      process.stdout.write(
        `New signing key ${keyId}. Restart the server: until then it signs with the key before.\nThen back up DATA_DIR again, as this key is in no backup yet.\n`,
      ),
    (error: unknown) => refuse(error instanceof Error ? error.message : 'The key could not be added.'),
  )
}

function refuse(sentence: string): void {
  process.stderr.write(`${sentence}\n`)
  process.exitCode = 1
}

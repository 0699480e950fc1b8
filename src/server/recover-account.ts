import { existsSync } from 'node:fs'
import { makeRecoveryLink, RECOVERY_LIFE } from './identity/recover.ts'
import { SECRETS_FILE } from './secrets.ts'
import { readSettings } from './settings.ts'
import { openWorld } from './start.ts'
import { sentenceFor } from './trouble-at-start.ts'

/**
 * `npm run recover-account`, with the server's own settings, while it runs or not: prints a one-time link for a new
 * password of the only coordinator; `npm run recover-account -- rahmah` for one of several. When no active coordinator is
 * left, the link makes one. Who can read `DATA_DIR` can read all there is anyway, so no password is asked here. The link
 * goes to standard output alone, for the person at the terminal.
 */
async function main(): Promise<number> {
  const read = readSettings(process.env)
  if (read.outcome === 'wrong') return refuse(read.sentence)
  const { settings } = read
  // Else a mistyped folder would become a new, empty instance with a link of its own.
  if (!existsSync(`${settings.dataDir}/${SECRETS_FILE}`))
    return refuse(
      `DATA_DIR (${settings.dataDir}) holds no instance that this user can read. Set it as it is set for the server.`,
    )
  const world = await openWorld(settings)
  try {
    const made = await makeRecoveryLink(world, process.argv[2] ?? null)
    if (made.outcome === 'which') {
      const { usernames } = made
      return refuse(`Say whose password: npm run recover-account -- NAME. Coordinators here: ${usernames.join(', ')}.`)
    }
    const what = made.username === null ? 'A new coordinator account' : `A new password for ${made.username}`
    process.stdout.write(`${what} (opens once, within ${RECOVERY_LIFE / 60_000} minutes):\n  ${made.link}\n`)
    return 0
  } finally {
    await world.database.destroy()
  }
}

function refuse(sentence: string): number {
  process.stderr.write(`${sentence}\n`)
  return 1
}

process.exitCode = await main().catch((error: unknown) => {
  const sentence = sentenceFor(error, process.env)
  if (sentence === null) throw error
  return refuse(sentence)
})

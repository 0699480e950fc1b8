import { spawnSync } from 'node:child_process'
import type { RunningServer } from './harness/server.ts'

/** `npm run recover-account` at the machine of `server`, as its operator calls it. */
export function recoverAccount(server: RunningServer, ...names: readonly string[]) {
  return spawnSync('npm', ['run', '--silent', 'recover-account', '--', ...names], {
    env: { ...process.env, DATA_DIR: server.dataDir, PORT: new URL(server.url).port },
    encoding: 'utf8',
  })
}

/** The one-time link in what it printed. */
export function linkIn(printed: string): string {
  const link = /https?:\/\/\S+#\S+/.exec(printed)?.[0]
  if (link === undefined) throw new Error('no link was printed')
  return link
}

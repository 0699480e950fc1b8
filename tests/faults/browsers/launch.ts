import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, globSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'

/** A browser without any driver: it is started at an address, and the page there does the rest. */
export type Program = {
  readonly name: string
  /** Null: it is not installed. */
  readonly start: ((profile: string, address: string) => Running) | null
}
export type Running = { readonly kill: () => Promise<void> }

export const FIREFOX: Program = {
  name: 'Firefox ESR',
  start: existsSync('/usr/bin/firefox-esr')
    ? (profile, address) =>
        run('/usr/bin/firefox-esr', ['--headless', '--no-remote', '--profile', profile, address], {})
    : null,
}

const [miniBrowser] = globSync('/usr/lib/*/webkit2gtk-4.1/MiniBrowser')

export const WEBKIT: Program = {
  name: 'WebKitGTK',
  start:
    miniBrowser !== undefined && existsSync('/usr/bin/xvfb-run')
      ? (profile, address) =>
          run('/usr/bin/xvfb-run', ['-a', miniBrowser, address], {
            HOME: profile,
            XDG_DATA_HOME: `${profile}/data`,
            XDG_CACHE_HOME: `${profile}/cache`,
            WEBKIT_DISABLE_COMPOSITING_MODE: '1',
          })
      : null,
}

/** A profile that outlives the browser, as on a phone. */
export function newProfile(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(`${tmpdir()}/lapor-profile-`)
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }) }
}

function run(program: string, parameters: readonly string[], environment: Record<string, string>): Running {
  const child: ChildProcess = spawn(program, parameters, {
    // A group of its own, so that all of its processes can be killed at once.
    detached: true,
    stdio: 'ignore',
    env: { PATH: process.env.PATH, HOME: process.env.HOME, LANG: 'id_ID.UTF-8', ...environment },
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  return {
    kill: async () => {
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL')
      await ended
    },
  }
}

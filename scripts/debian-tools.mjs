import { existsSync, readdirSync } from 'node:fs'

/** What the smoke test in the other browsers needs; WebKit's has a window, so it needs a screen. */
const OTHERS = [
  ['firefox-esr', '/usr/bin/firefox-esr'],
  ['webkit2gtk-driver', '/usr/bin/WebKitWebDriver'],
  ['xvfb', '/usr/bin/xvfb-run'],
  ['xauth', '/usr/bin/xauth'],
]
/** Draw the posters' PDFs and read their codes, with none of the product's own code. */
const READERS = [
  ['poppler-utils', '/usr/bin/pdftoppm'],
  ['zbar-tools', '/usr/bin/zbarimg'],
]
const POSTGRESQL = '/usr/lib/postgresql'

/** Debian's packages that the tests need and this machine lacks. */
export function findTools() {
  const missing = []
  if (!existsSync(process.env.CHROMIUM ?? '/usr/bin/chromium')) missing.push('chromium')
  for (const [name, program] of [...OTHERS, ...READERS]) if (!existsSync(program)) missing.push(name)
  const versions = existsSync(POSTGRESQL) ? readdirSync(POSTGRESQL) : []
  if (!versions.some((version) => existsSync(`${POSTGRESQL}/${version}/bin/initdb`))) missing.push('postgresql')
  return missing
}

/** Fonts come along: without any, Chromium draws boxes. */
export function installCommand(packages) {
  const names = packages.includes('chromium') ? [...packages, 'fonts-dejavu-core'] : packages
  return `apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends ${names.join(' ')}`
}

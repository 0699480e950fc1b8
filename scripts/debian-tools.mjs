import { existsSync, readdirSync } from 'node:fs'

const POSTGRESQL = '/usr/lib/postgresql'

/** Debian's packages that the tests need and this machine lacks. */
export function findTools() {
  const missing = []
  if (!existsSync(process.env.CHROMIUM ?? '/usr/bin/chromium')) missing.push('chromium')
  const versions = existsSync(POSTGRESQL) ? readdirSync(POSTGRESQL) : []
  if (!versions.some((version) => existsSync(`${POSTGRESQL}/${version}/bin/initdb`))) missing.push('postgresql')
  return missing
}

/** Fonts come along: without any, Chromium draws boxes. */
export function installCommand(packages) {
  const names = packages.includes('chromium') ? [...packages, 'fonts-dejavu-core'] : packages
  return `apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends ${names.join(' ')}`
}

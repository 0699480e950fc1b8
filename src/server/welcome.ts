import { ADDRESSES } from '../domain/addresses.ts'
import { codeAddress } from '../qr/code-address.ts'
import { symbolOf, terminalSymbol } from '../qr/symbol.ts'
import { sampleFacility } from './facilities/examples/load.ts'
import { firstSetupLink } from './identity/links.ts'
import type { World } from './world.ts'

/**
 * What the terminal shows after a start: a code to scan, where it leads, the dashboard, and, until the first account
 * exists, the link that makes it. The link is a secret: it is printed for whoever started the server, never logged.
 */
export async function welcome(world: World): Promise<string> {
  const { publicUrl, brand } = world.settings
  const lines = [brand, '']
  const sample = await sampleFacility(world)
  if (sample !== null) {
    lines.push(terminalSymbol(symbolOf(codeAddress(publicUrl, sample.code))), '')
    lines.push(`${sample.name}:`, `  ${publicUrl}${ADDRESSES.form(sample.code)}`)
  }
  lines.push('Dashboard:', `  ${publicUrl}${ADDRESSES.dashboard}`)
  const link = await firstSetupLink(world)
  if (link !== null) lines.push('First coordinator account (opens once, until the next start):', `  ${link}`)
  return `\n${lines.join('\n')}\n\n`
}

import { createHash } from 'node:crypto'
import type { World } from '../world.ts'

/** A secret of 256 bits as it travels: 43 characters. The database holds its hash alone. */
export function newToken(world: World): string {
  return Buffer.from(world.random(32)).toString('base64url')
}

export function hashOfToken(token: string): string {
  return createHash('sha256').update(`lapor-token-v1\n${token}`).digest('hex')
}

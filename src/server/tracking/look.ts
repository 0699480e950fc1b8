import { createHash } from 'node:crypto'
import type { TrackedCase } from '../../domain/protocol.ts'
import { deriveSecrets, readTrackingCode } from '../../domain/tracking-code.ts'
import type { World } from '../world.ts'
import { findCases } from './find-cases.ts'
import type { Guesses } from './guesses.ts'
import { lookUpKey } from './look-up-key.ts'
import { trackedCase } from './tracked-case.ts'

export type Looked =
  | { readonly outcome: 'found'; readonly tracked: TrackedCase }
  | { readonly outcome: 'unknown' }
  /** `seconds` until this address may ask again. */
  | { readonly outcome: 'wait'; readonly seconds: number }

/** Looks a typed tracking code up for the client at `address`. A code that cannot be one is as unknown as any other. */
export async function look(world: World, guesses: Guesses, address: string, typed: string): Promise<Looked> {
  const now = world.now()
  const seconds = guesses.wait(address, now)
  if (seconds > 0) return { outcome: 'wait', seconds }
  const code = readTrackingCode(typed)
  const tracked = code === null ? null : trackedCase(await findCases(world.database, await keyOf(world, code)))
  if (tracked !== null) return { outcome: 'found', tracked }
  guesses.wrong(address, now)
  return { outcome: 'unknown' }
}

async function keyOf(world: World, code: Parameters<typeof deriveSecrets>[0]) {
  const { trackingHash } = await deriveSecrets(code, (bytes) => createHash('sha256').update(bytes).digest())
  return lookUpKey(trackingHash, world.secrets.trackingKey)
}

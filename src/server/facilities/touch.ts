import { toHex } from '../../domain/hex.ts'
import type { Database } from '../database/open.ts'
import { notFound } from '../errors.ts'
import { type AuditAction, audit } from '../identity/audit.ts'
import type { World } from '../world.ts'

/** Counts the version up, which also makes changes of one facility wait for each other. Throws when there is none. */
export async function touch(trx: Database, world: World, id: string): Promise<void> {
  const touched = await trx
    .updateTable('facilities')
    .set((eb) => ({ version: eb('version', '+', 1), updated_at: world.now() }))
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  if (touched === undefined) throw notFound()
}

export function newId(world: World): string {
  return toHex(world.random(12))
}

/** A line of the audit trail, in the change's transaction. */
export function record(trx: Database, world: World, by: string, action: AuditAction, subject: string): Promise<void> {
  return audit(trx, { at: world.now(), by, action, subject })
}

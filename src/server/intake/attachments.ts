import { sha256Of } from '../../domain/hash.ts'
import type { Hex } from '../../domain/hex.ts'
import { isPhotoEnvelope, openPhoto } from '../../domain/photo-envelope.ts'
import type { Database } from '../database/open.ts'
import { badRequest, noRoom, notFound, wrongDigest, wrongOffset } from '../errors.ts'
import { type Examined, examine } from '../pictures/examine.ts'
import type { World } from '../world.ts'
import { openingKeysOf } from './keys.ts'
import { proves, sha256 } from './proof.ts'
import { createTurns } from './turn.ts'

/**
 * Photos on their way in, resumable. An offset is acknowledged only when its bytes are synced to disk and the row says
 * so. Within one process a photo's chunks take turns; between processes the row decides: `stored_bytes` moves only from
 * the offset a chunk was written at, so of two that wrote the same place one is told where the province stands. Files
 * are written so that the other one did no harm (see `AttachmentStore.write` and `keep`).
 */
export type Transfer = { readonly offset: number; readonly size: number; readonly ended: boolean }

export type Chunk = { readonly offset: number; readonly bytes: Uint8Array<ArrayBuffer>; readonly digest: Hex }

const turn = createTurns()

/** Where the province stands. Throws not-found for whoever has not the report's upload key. */
export async function transferOf(world: World, id: string, sha: string, key: Hex | null): Promise<Transfer> {
  const row = await findAttachment(world.database, id, sha, key)
  return { offset: row.stored_bytes, size: row.size, ended: row.state !== 'waiting' }
}

/** Takes one chunk. Throws conflict with the present offset, wrong-digest, no-room, not-found, bad-request. */
export function takeChunk(
  world: World,
  id: string,
  sha: string,
  key: Hex | null,
  { offset, bytes, digest }: Chunk,
): Promise<Transfer> {
  return turn(`${id}/${sha}`, async () => {
    const row = await findAttachment(world.database, id, sha, key)
    if (offset !== row.stored_bytes) throw wrongOffset(row.stored_bytes)
    if (row.state !== 'waiting') return { offset, size: row.size, ended: true }
    if (offset + bytes.length > row.size) throw badRequest('The chunk goes beyond the size that the report names.')
    if ((await sha256Of(bytes, sha256)) !== digest) throw wrongDigest('The chunk does not match its digest.', offset)
    if ((await world.attachments.free()) < world.settings.freeDiskFloor) throw noRoom()
    if (bytes.length > 0) await world.attachments.write(id, sha, offset, bytes)
    const reached = offset + bytes.length
    if (reached < row.size) {
      await move(world, world.database, id, sha, offset, { stored_bytes: reached })
      return { offset: reached, size: row.size, ended: false }
    }
    await complete(world, id, sha, offset, reached)
    return { offset: reached, size: row.size, ended: true }
  })
}

/** The last chunk is on disk: what came must be what the report named; then it is looked at and kept, or refused. */
async function complete(world: World, id: string, sha: string, offset: number, size: number): Promise<void> {
  const whole = await world.attachments.read(id, sha)
  if (whole === null || whole.length !== size || (await sha256Of(whole, sha256)) !== sha) {
    await move(world, world.database, id, sha, offset, { stored_bytes: 0 })
    await world.attachments.discard(id, sha)
    throw wrongDigest('The whole does not hash to its name. It is to be sent again from the start.', 0)
  }
  const examined = await examineOpened(world, whole)
  if (examined.outcome === 'picture') {
    await world.attachments.keep(id, sha, whole)
    await world.attachments.writeCopy(id, sha, 'full', examined.full)
    await world.attachments.writeCopy(id, sha, 'thumbnail', examined.thumbnail)
  }
  await world.database.transaction().execute(async (trx) => {
    await move(world, trx, id, sha, offset, { stored_bytes: size, ...endOf(examined) })
    await insertEvent(world, trx, id)
  })
  // Only now: had the row not been written, the last chunk would come again and need the others.
  if (examined.outcome === 'refused') await world.attachments.discard(id, sha)
}

/** A kiosk's photo is looked at as what is inside it; what rests is the envelope as it came, which `openPhoto` opens. */
async function examineOpened(world: World, bytes: Uint8Array<ArrayBuffer>): Promise<Examined> {
  if (!isPhotoEnvelope(bytes)) return examine(bytes)
  // A Buffer's slices share its memory; WebCrypto would be given all of it.
  const photo = await openPhoto(new Uint8Array(bytes), openingKeysOf(world.secrets))
  return photo === null ? { outcome: 'refused', reason: 'not-a-picture' } : examine(photo)
}

function endOf(examined: Examined) {
  return examined.outcome === 'picture'
    ? ({ state: 'stored', refusal: null } as const)
    : ({ state: 'refused', refusal: examined.reason } as const)
}

/** Moves the row on from `offset`. Throws conflict when it stands elsewhere meanwhile. */
async function move(
  world: World,
  database: Database,
  id: string,
  sha: string,
  offset: number,
  change: { readonly stored_bytes: number } & Partial<ReturnType<typeof endOf>>,
): Promise<void> {
  const moved = await database
    .updateTable('attachments')
    .set({ ...change, updated_at: world.now() })
    .where('report_id', '=', id)
    .where('sha256', '=', sha)
    .where('state', '=', 'waiting')
    .where('stored_bytes', '=', offset)
    .returning('sha256')
    .execute()
  if (moved.length > 0) return
  const row = await database
    .selectFrom('attachments')
    .select('stored_bytes')
    .where('report_id', '=', id)
    .where('sha256', '=', sha)
    .executeTakeFirstOrThrow()
  throw wrongOffset(row.stored_bytes)
}

/** So that the desk sees the photo without a reload. */
async function insertEvent(world: World, trx: Database, id: string): Promise<void> {
  const found = await trx
    .selectFrom('reports')
    .innerJoin('cases', 'cases.id', 'reports.case_id')
    .select(['cases.id', 'cases.state', 'cases.agency_id'])
    .where('reports.id', '=', id)
    .executeTakeFirstOrThrow()
  await trx
    .insertInto('events')
    .values({
      case_id: found.id,
      at: world.now(),
      kind: 'attachment',
      account_id: null,
      state: found.state,
      agency_id: found.agency_id,
      internal_note: null,
      public_reason: null,
    })
    .execute()
}

async function findAttachment(database: Database, id: string, sha: string, key: Hex | null) {
  const row = await database
    .selectFrom('attachments')
    .innerJoin('reports', 'reports.id', 'attachments.report_id')
    .select(['attachments.size', 'attachments.state', 'stored_bytes', 'upload_key_hash'])
    .where('report_id', '=', id)
    .where('sha256', '=', sha)
    .executeTakeFirst()
  // The comparison runs for what is not here too: the time tells nothing.
  const isProven = await proves(key, row?.upload_key_hash ?? NOBODYS)
  if (row === undefined || !isProven) throw notFound()
  return row
}
const NOBODYS = '0'.repeat(64)

const MONTH = 30 * 86_400_000

/**
 * Unfinished uploads lapse after 30 days without a chunk: their bytes go, and the photo may be sent again from the start.
 * Gives how many did. Bytes first, then the row: a run cut short between the two is done again by the next.
 */
export async function lapseUploads(world: World): Promise<number> {
  const before = world.now() - MONTH
  const candidates = await stale(world.database, before).execute()
  let lapsed = 0
  for (const { report_id: id, sha256: sha } of candidates) {
    lapsed += await turn(`${id}/${sha}`, async () => {
      // Its phone may have come back while others were cleared away.
      const row = await stale(world.database, before)
        .where('report_id', '=', id)
        .where('sha256', '=', sha)
        .executeTakeFirst()
      if (row === undefined) return 0
      await world.attachments.discard(id, sha)
      // Another process may have cleared the same one; then it counted it.
      const cleared = await world.database
        .updateTable('attachments')
        .set({ stored_bytes: 0, updated_at: world.now() })
        .where('report_id', '=', id)
        .where('sha256', '=', sha)
        .where('state', '=', 'waiting')
        .where('stored_bytes', '=', row.stored_bytes)
        .returning('sha256')
        .execute()
      return cleared.length
    })
  }
  return lapsed
}

function stale(database: Database, before: number) {
  return database
    .selectFrom('attachments')
    .select(['report_id', 'sha256', 'stored_bytes'])
    .where('state', '=', 'waiting')
    .where('stored_bytes', '>', 0)
    .where('updated_at', '<', before)
}

import { type Receipt, signedText } from '../../domain/receipt.ts'
import type { Database } from '../database/open.ts'
import type { World } from '../world.ts'
import { readEpoch } from './epoch.ts'
import { keyRing } from './keys.ts'

/** What a receipt says, before it is signed. */
export type Facts = Omit<Receipt, 'keyId' | 'signature'>

/** What the province holds of one attachment, in the report's order. */
export type Held = { readonly sha256: string } & (
  | { readonly state: 'waiting' | 'stored' }
  | { readonly state: 'refused'; readonly refusal: Receipt['refused'][number]['reason'] }
)

/** The facts of a receipt out of the rows that hold them. */
export function factsOf(
  report: Pick<Receipt, 'id' | 'number' | 'receivedAt'>,
  attachments: readonly Held[],
  epoch: number,
): Facts {
  const named = (state: Held['state']) => attachments.filter((one) => one.state === state).map((one) => one.sha256)
  const refused = attachments.flatMap((one) =>
    one.state === 'refused' ? [{ sha256: one.sha256, reason: one.refusal }] : [],
  )
  return { ...report, stored: named('stored'), missing: named('waiting'), refused, epoch }
}

/** Signs with the province's present key. Only for facts that are durable. */
export function signReceipt(facts: Facts, secrets: World['secrets']): Receipt {
  const ring = keyRing(secrets)
  const unsigned = { ...facts, keyId: ring.keyId }
  return { ...unsigned, signature: ring.sign(signedText(unsigned)) }
}

/** The facts of every report among `ids` that the province holds; inside a transaction when `database` is one. */
export async function readFacts(database: Database, ids: readonly string[]): Promise<ReadonlyMap<string, Facts>> {
  if (ids.length === 0) return new Map()
  const reports = await database
    .selectFrom('reports')
    .innerJoin('cases', 'cases.id', 'reports.case_id')
    .select(['reports.id', 'reports.received_at', 'cases.number'])
    .where('reports.id', 'in', ids)
    .execute()
  const attachments = await database
    .selectFrom('attachments')
    .select(['report_id', 'sha256', 'state', 'refusal'])
    .where('report_id', 'in', ids)
    .orderBy('position')
    .execute()
  const epoch = await readEpoch(database)
  return new Map(
    reports.map(({ id, number, received_at }) => {
      const own = attachments.filter((row) => row.report_id === id).map(heldOf)
      return [id, factsOf({ id, number, receivedAt: received_at }, own, epoch)]
    }),
  )
}

function heldOf(row: {
  readonly sha256: string
  readonly state: Held['state']
  readonly refusal: Receipt['refused'][number]['reason'] | null
}): Held {
  const { sha256, state, refusal } = row
  if (state !== 'refused') return { sha256, state }
  if (refusal === null) throw new Error('a refused attachment without its reason')
  return { sha256, state, refusal }
}

/** The signed receipt of one report; null when it is not here. */
export async function receiptOf(world: World, id: string): Promise<Receipt | null> {
  const facts = (await readFacts(world.database, [id])).get(id)
  return facts === undefined ? null : signReceipt(facts, world.secrets)
}

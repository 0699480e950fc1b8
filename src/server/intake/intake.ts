import { readEnvelope } from '../../domain/envelope.ts'
import { isEnvelope } from '../../domain/envelope-mark.ts'
import type { Hex } from '../../domain/hex.ts'
import type { Receipt } from '../../domain/receipt.ts'
import { readSealed, type SealedBytes } from '../../domain/sealed.ts'
import { hashOfUploadKey } from '../../domain/tracking-code.ts'
import { isUnavailable } from '../database/trouble.ts'
import type { World } from '../world.ts'
import { type FloodGate, floodGate } from './flood.ts'
import { inGroups } from './group.ts'
import { openingKeysOf } from './keys.ts'
import { sha256 } from './proof.ts'
import { signReceipt } from './receipt.ts'
import { type Incoming, type Stored, storeGroup } from './store.ts'

/** The one door for reports of every channel: phones, the form without script, later kiosks and field teams. */
export type Intake = {
  /**
   * Takes sealed bytes, or an envelope of them, that claim to be `id`. `uploadKey`: proof for `supersedes`, where one came
   * along. Resolves when the report is durable, with its receipt. Rejects with the database's error when it is not;
   * sending again is safe.
   */
  readonly receive: (id: string, bytes: SealedBytes, uploadKey: Hex | null) => Promise<Received>
  /** What one client address may send. */
  readonly gate: FloodGate
}

export type Received =
  | { readonly outcome: 'received'; readonly isNew: boolean; readonly receipt: Receipt }
  | { readonly outcome: 'too-large' }
  | { readonly outcome: 'not-the-bytes' }
  | { readonly outcome: 'no-report'; readonly fields: Readonly<Record<string, string>> }

/** One a world: whoever takes reports shares its groups and its gate. */
const intakes = new WeakMap<World, Intake>()

export function intakeOf(world: World): Intake {
  const known = intakes.get(world)
  if (known !== undefined) return known
  const intake = createIntake(world)
  intakes.set(world, intake)
  return intake
}

function createIntake(world: World): Intake {
  const store = inGroups<Incoming, Stored>((group) => storeGroup(world, group), isUnavailable)
  return {
    gate: floodGate(world.settings),
    async receive(id, bytes, uploadKey) {
      const wrapped = isEnvelope(bytes)
      const read = wrapped
        ? await readEnvelope(id, bytes, openingKeysOf(world.secrets), sha256)
        : await readSealed(id, bytes, sha256)
      if (read.outcome !== 'read') return read
      const { report, lines } = read
      const proof = uploadKey === null ? null : await hashOfUploadKey(uploadKey, sha256)
      const { isNew, facts } = await store({ id: id as Incoming['id'], report, lines, wrapped, proof })
      return { outcome: 'received', isNew, receipt: signReceipt(facts, world.secrets) }
    },
  }
}

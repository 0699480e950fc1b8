import { type Sha256, sha256Of } from '../../domain/hash.ts'
import type { Hex } from '../../domain/hex.ts'
import type { Receipt } from '../../domain/receipt.ts'
import type { ReportId } from '../../domain/report.ts'
import type { SealedBytes } from '../../domain/sealed.ts'
import { ApiError } from '../errors.ts'
import { takeChunk, transferOf } from '../intake/attachments.ts'
import { intakeOf } from '../intake/intake.ts'
import { receiptOf } from '../intake/receipt.ts'
import type { World } from '../world.ts'

/** The province's one door, as a form goes through it: the same that `PUT /api/reports/{id}` and its photos take. */
export type WayIn = {
  /** Keeps sealed bytes under their name, once. */
  readonly receive: (id: ReportId, bytes: SealedBytes, uploadKey: Hex) => Promise<Receipt>
  /** Brings one whole photo of a received report. Rejects when it cannot be kept now. */
  readonly attach: (id: ReportId, sha256: Hex, uploadKey: Hex, bytes: Uint8Array<ArrayBuffer>) => Promise<void>
  readonly receiptOf: (id: ReportId) => Promise<Receipt>
}

/** The same form, sent twice at once, brings the same photo twice; the later one looks again where the province stands. */
const ATTEMPTS = 3

export function wayInOf(world: World, sha256: Sha256): WayIn {
  return {
    async receive(id, bytes, uploadKey) {
      const received = await intakeOf(world).receive(id, bytes, uploadKey)
      if (received.outcome !== 'received') throw new Error(`a checked form was not taken: ${received.outcome}`)
      return received.receipt
    },
    async attach(id, name, uploadKey, bytes) {
      for (let attempt = 1; ; attempt++) {
        const { offset, ended } = await transferOf(world, id, name, uploadKey)
        if (ended) return
        const rest = bytes.slice(offset)
        try {
          await takeChunk(world, id, name, uploadKey, { offset, bytes: rest, digest: await sha256Of(rest, sha256) })
          return
        } catch (error) {
          const moved = error instanceof ApiError && error.code === 'conflict'
          if (!moved || attempt === ATTEMPTS) throw error
        }
      }
    },
    async receiptOf(id) {
      const receipt = await receiptOf(world, id)
      if (receipt === null) throw new Error('a report just received is not here')
      return receipt
    },
  }
}

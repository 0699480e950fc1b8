import type { Hex } from '../../../src/domain/hex.ts'
import { readSealed } from '../../../src/domain/sealed.ts'
import { sha256 } from '../../../src/server/intake/proof.ts'
import { receiptOf, signReceipt } from '../../../src/server/intake/receipt.ts'
import { storeGroup } from '../../../src/server/intake/store.ts'
import { examine } from '../../../src/server/pictures/examine.ts'
import type { WayIn } from '../../../src/server/plain-form/submit.ts'
import type { World } from '../../../src/server/world.ts'

/** The intake's own functions, one report at a time. */
export function testWayIn(world: World): WayIn {
  return {
    async receive(id, bytes, uploadKeyHash) {
      const read = await readSealed(id, bytes, sha256)
      if (read.outcome !== 'read') throw new Error(read.outcome)
      const [stored] = await storeGroup(world, [{ id, report: read.report, lines: read.lines, proof: uploadKeyHash }])
      if (stored === undefined) throw new Error('nothing stored')
      return signReceipt(stored.facts, world.secrets)
    },
    async attach(id, name, bytes) {
      const examined = await examine(bytes)
      if (examined.outcome === 'refused') throw new Error(examined.reason)
      await world.attachments.write(id, name, 0, bytes)
      await world.database
        .updateTable('attachments')
        .set({ state: 'stored', stored_bytes: bytes.length })
        .where('report_id', '=', id)
        .where('sha256', '=', name)
        .execute()
    },
    receiptOf: async (id: Hex) => {
      const receipt = await receiptOf(world, id)
      if (receipt === null) throw new Error('no receipt')
      return receipt
    },
  }
}

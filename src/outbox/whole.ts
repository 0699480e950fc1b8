import { isEnvelope } from '../domain/envelope-mark.ts'
import { type Sha256, sha256Of } from '../domain/hash.ts'
import type { ReportId } from '../domain/report.ts'
import { readSealed, type SealedBytes } from '../domain/sealed.ts'

/**
 * Whether sealed bytes are what their name says. Of an envelope that is all that a device can know: its lines are for the
 * province alone.
 */
export async function isWhole(id: ReportId, bytes: SealedBytes, sha256: Sha256): Promise<boolean> {
  if (isEnvelope(bytes)) return (await sha256Of(bytes, sha256)) === id
  return (await readSealed(id, bytes, sha256)).outcome === 'read'
}

import { createHmac } from 'node:crypto'
import { type Hex, toHex } from '../../domain/hex.ts'

/**
 * Under what the province finds a report by its tracking code: an HMAC of line 1's tracking hash. Who steals the table
 * but not the key cannot try codes against it.
 */
export function lookUpKey(trackingHash: Hex, trackingKey: Uint8Array): Hex {
  return toHex(createHmac('sha256', trackingKey).update(trackingHash).digest())
}

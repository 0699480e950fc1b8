import { type EnvelopeKey, readEnvelopeKey } from '../domain/envelope-key.ts'
import { readKeysAnswer } from '../domain/signing-key.ts'
import type { Engine } from './engine.ts'
import { readMeta, writeMeta } from './meta.ts'
import { learnKeys } from './provincial-word.ts'
import { isVouchedFor } from './trust.ts'

/** The key that this device seals envelopes to: one that a believed signing key vouches for. Null: none is known yet. */
export async function trustedEnvelopeKey({ database }: Engine): Promise<EnvelopeKey | null> {
  return readMeta(database, 'envelopeKey')
}

/**
 * Takes in an answer of `GET /api/keys`: first the signing keys that known ones vouch for, then the envelope key, if one
 * of those vouches for it. Whatever else is in the way, a stranger's key never takes the place of the province's.
 */
export async function learnEnvelopeKey(engine: Engine, answer: unknown): Promise<void> {
  const signing = readKeysAnswer(answer)
  const offered = readEnvelopeKey(answer)
  if (signing === null || offered === null) return
  await learnKeys(engine, signing)
  const believed = (await readMeta(engine.database, 'keys')) ?? []
  if (await isVouchedFor(offered, believed, engine.ports.subtle)) {
    await writeMeta(engine.database, 'envelopeKey', offered)
  }
}

import { type EnvelopeKey, envelopeKeyText } from '../domain/envelope-key.ts'
import { type Receipt, signedText } from '../domain/receipt.ts'
import { type KeysAnswer, type SigningKey, signedKeyText } from '../domain/signing-key.ts'

export type Verdict = 'valid' | 'invalid' | 'unknown-key'

/** Whether one of `keys` signed the receipt. ECDSA P-256 over SHA-256, IEEE P1363 form: what WebCrypto has everywhere. */
export async function judgeReceipt(
  receipt: Receipt,
  keys: readonly SigningKey[],
  subtle: SubtleCrypto,
): Promise<Verdict> {
  const key = keys.find((each) => each.keyId === receipt.keyId)
  if (key === undefined) return 'unknown-key'
  const { signature, ...signed } = receipt
  return (await isSigned(signedText(signed), signature, key, subtle)) ? 'valid' : 'invalid'
}

/**
 * The keys to believe after an answer: those known, and those a believed key vouches for. The first answer a device ever
 * gets is believed whole, as far as its own chain holds.
 */
export async function believe(
  known: readonly SigningKey[],
  offered: KeysAnswer,
  subtle: SubtleCrypto,
): Promise<readonly SigningKey[]> {
  const [first] = offered.keys
  const believed = known.length === 0 && first !== undefined ? [first] : [...known]
  for (const key of offered.keys) {
    if (believed.some((each) => each.keyId === key.keyId)) continue
    const voucher = believed.find((each) => each.keyId === key.signedBy?.keyId)
    if (voucher === undefined || key.signedBy === null) continue
    if (await isSigned(signedKeyText(key), key.signedBy.signature, voucher, subtle)) believed.push(key)
  }
  return believed
}

/** Whether one of `keys`, all believed, vouches for the key that envelopes are to be sealed to. */
export async function isVouchedFor(
  offered: EnvelopeKey,
  keys: readonly SigningKey[],
  subtle: SubtleCrypto,
): Promise<boolean> {
  const voucher = keys.find((each) => each.keyId === offered.signedBy.keyId)
  return voucher !== undefined && isSigned(envelopeKeyText(offered), offered.signedBy.signature, voucher, subtle)
}

async function isSigned(text: string, signature: string, by: SigningKey, subtle: SubtleCrypto): Promise<boolean> {
  try {
    const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
    const key = await subtle.importKey('raw', fromBase64Url(by.publicKey), algorithm, false, ['verify'])
    const content = new TextEncoder().encode(text)
    return await subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, fromBase64Url(signature), content)
  } catch {
    // A point that is not on the curve, or no base64url: not signed by anybody.
    return false
  }
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (character) => character.charCodeAt(0))
}

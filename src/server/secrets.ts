import { createHash, createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto'
import { chmod, link, mkdir, open, readFile, rename, rm, stat, unlink } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import * as v from 'valibot'
import { MOST_SIGNING_KEYS } from '../domain/signing-key.ts'
import { syncFolder } from './sync-folder.ts'
import { ForTheTerminal } from './trouble-at-start.ts'
import type { Secrets } from './world.ts'

/** The keys lie in `DATA_DIR/secrets`, a folder only its owner enters, in one file only its owner reads. */
export const SECRETS_FILE = 'secrets/keys.json'

const key = v.pipe(
  v.string(),
  v.base64(),
  v.check((text) => Buffer.from(text, 'base64').length === 32),
)
const keyPairs = v.pipe(
  v.array(v.object({ keyId: v.string(), privateKey: v.string(), since: v.number() })),
  v.minLength(1),
)
/** Loose: what a newer version wrote beside these stays when a key is added. */
const fileSchema = v.looseObject({
  trackingKey: key,
  senderKey: key,
  formKey: key,
  signingKeys: keyPairs,
  /** Absent in a file of a version that knew no envelopes. */
  envelopeKeys: v.optional(keyPairs),
})
type Content = v.InferOutput<typeof fileSchema>

/**
 * The province's keys, made on the first start. Two processes that start together get the same: the file appears
 * whole, under its name, once. Throws when it is there and unreadable: without its keys no report could be opened, so a
 * fresh set must never take its place.
 */
export async function loadSecrets(dataDir: string, now: () => number): Promise<Secrets> {
  const path = `${dataDir}/${SECRETS_FILE}`
  const text = (await readIfThere(path)) ?? (await create(path, now))
  const content = read(path, text)
  const { trackingKey, senderKey, formKey, signingKeys } = content
  return {
    trackingKey: bytes(trackingKey),
    senderKey: bytes(senderKey),
    formKey: bytes(formKey),
    signingKeys,
    envelopeKeys: content.envelopeKeys ?? (await addFirstEnvelopeKey(path, now)),
  }
}

/** How long a start waits for another process that is writing the keys. Milliseconds. */
const WAIT_FOR_WRITER = { pause: 50, tries: 100 }

/** Gives a file of an older version its first envelope key, once, whoever starts beside. All else in it stays. */
async function addFirstEnvelopeKey(path: string, now: () => number): Promise<Content['signingKeys']> {
  for (let attempt = 0; attempt < WAIT_FOR_WRITER.tries; attempt++) {
    const { envelopeKeys } = read(path, await readFile(path, 'utf8'))
    if (envelopeKeys !== undefined) return envelopeKeys
    const isMine = await change(path, (content) => ({
      ...content,
      // The one before may have written it while the draft was still its own.
      envelopeKeys: content.envelopeKeys ?? [newKeyPair(now)],
    }))
    if (!isMine) await sleep(WAIT_FOR_WRITER.pause)
  }
  throw new ForTheTerminal(`Another process has been writing the keys for long. If none is: delete ${draftOf(path)}.`)
}

/**
 * Adds a signing key and an envelope key behind the others. A server that starts from now on signs with the one, opens
 * with the other, and publishes that once it has rested (`REST_BEFORE_USE`). The keys before stay: receipts they signed
 * and envelopes sealed to them are out there, and the last signing key vouches for the new one. The file is the old one
 * or the new one at every moment. Gives the keys' ids. Throws, with a sentence for the terminal, when nothing was changed.
 */
export async function addKeys(
  dataDir: string,
  now: () => number,
): Promise<{ readonly signing: string; readonly envelope: string }> {
  const path = `${dataDir}/${SECRETS_FILE}`
  if ((await readIfThere(path)) === null) throw new Error(`${path} is not there. The first start makes it.`)
  const [signing, envelope] = [newKeyPair(now), newKeyPair(now)]
  const isMine = await change(path, (content) => {
    if (content.signingKeys.length >= MOST_SIGNING_KEYS)
      throw new Error(`There are ${MOST_SIGNING_KEYS} signing keys already, and phones read no more.`)
    const signingKeys = [...content.signingKeys, signing]
    return { ...content, signingKeys, envelopeKeys: [...(content.envelopeKeys ?? []), envelope] }
  })
  if (!isMine) throw new Error(`Another rotation is under way. If none is, one was cut short: delete ${draftOf(path)}.`)
  return { signing: signing.keyId, envelope: envelope.keyId }
}

const draftOf = (path: string) => `${path}.next`

/** Puts what `next` makes of the file in its place. False, and nothing changed: somebody else is at it. */
async function change(path: string, next: (content: Content) => Content): Promise<boolean> {
  const draft = draftOf(path)
  // Whoever holds the draft is the only one to change the file; so it is read again once the draft is ours.
  const file = await open(draft, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
    return null
  })
  if (file === null) return false
  try {
    const content = next(read(path, await readFile(path, 'utf8')))
    // Root may run this; the server, which may not be root, has to read what comes of it.
    const { uid, gid } = await stat(path)
    await file.chown(uid, gid)
    await file.writeFile(JSON.stringify(content, null, 2))
    await file.sync()
    await file.close()
    await rename(draft, path)
    await syncFolder(dirname(path))
    return true
  } catch (error) {
    await file.close()
    // Gone when the rename succeeded and only the folder's sync failed.
    await rm(draft, { force: true })
    throw error
  }
}

/** On P-256, for signing as for envelopes; each pair serves one of them alone. */
function newKeyPair(now: () => number): Content['signingKeys'][number] {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const spki = createPublicKey(privateKey).export({ type: 'spki', format: 'der' })
  return {
    keyId: createHash('sha256').update(spki).digest('base64url').slice(0, 16),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    since: now(),
  }
}

async function create(path: string, now: () => number): Promise<string> {
  const folder = dirname(path)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await chmod(folder, 0o700)
  const content = {
    trackingKey: randomBytes(32).toString('base64'),
    senderKey: randomBytes(32).toString('base64'),
    formKey: randomBytes(32).toString('base64'),
    signingKeys: [newKeyPair(now)],
    envelopeKeys: [newKeyPair(now)],
  }
  await placeOnce(path, JSON.stringify(content, null, 2))
  return readFile(path, 'utf8')
}

/** Puts `text` at `path` whole or not at all; whoever was there first stays. A link, unlike a rename, never replaces. */
async function placeOnce(path: string, text: string): Promise<void> {
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  const file = await open(draft, 'wx', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
    await file.close()
    await link(draft, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  } finally {
    await file.close()
    await unlink(draft)
  }
  await syncFolder(dirname(path))
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

function read(path: string, text: string): Content {
  const result = v.safeParse(fileSchema, parse(text))
  if (!result.success) throw new ForTheTerminal(`${path} does not hold the province's keys. Restore it from a backup.`)
  return result.output
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function bytes(base64: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(base64, 'base64'))
}

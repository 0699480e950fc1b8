import { createHash, createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto'
import { chmod, link, mkdir, open, readFile, rename, rm, stat, unlink } from 'node:fs/promises'
import { dirname } from 'node:path'
import * as v from 'valibot'
import { MOST_SIGNING_KEYS } from '../domain/signing-key.ts'
import { syncFolder } from './sync-folder.ts'
import { ForTheTerminal } from './trouble-at-start.ts'
import type { Secrets, SigningKeyPair } from './world.ts'

/** The keys lie in `DATA_DIR/secrets`, a folder only its owner enters, in one file only its owner reads. */
export const SECRETS_FILE = 'secrets/keys.json'

const key = v.pipe(
  v.string(),
  v.base64(),
  v.check((text) => Buffer.from(text, 'base64').length === 32),
)
/** Loose: what a newer version wrote beside these stays when a key is added. */
const fileSchema = v.looseObject({
  trackingKey: key,
  senderKey: key,
  formKey: key,
  signingKeys: v.pipe(
    v.array(v.object({ keyId: v.string(), privateKey: v.string(), since: v.number() })),
    v.minLength(1),
  ),
})

/**
 * The province's keys, made on the first start. Two processes that start together get the same: the file appears
 * whole, under its name, once. Throws when it is there and unreadable: without its keys no report could be opened, so a
 * fresh set must never take its place.
 */
export async function loadSecrets(dataDir: string, now: () => number): Promise<Secrets> {
  const path = `${dataDir}/${SECRETS_FILE}`
  const text = (await readIfThere(path)) ?? (await create(path, now))
  const { trackingKey, senderKey, formKey, signingKeys } = read(path, text)
  return {
    trackingKey: bytes(trackingKey),
    senderKey: bytes(senderKey),
    formKey: bytes(formKey),
    signingKeys,
  }
}

/**
 * Adds a signing key behind the others; a server that starts from now on signs with it. The keys before stay: receipts
 * they signed are out there, and the last of them vouches for the new one. The file is the old one or the new one at
 * every moment. Gives the key's id. Throws, with a sentence for the terminal, when nothing was changed.
 */
export async function addSigningKey(dataDir: string, now: () => number): Promise<string> {
  const path = `${dataDir}/${SECRETS_FILE}`
  if ((await readIfThere(path)) === null) throw new Error(`${path} is not there. The first start makes it.`)
  const draft = `${path}.next`
  // Whoever holds the draft is the only one to change the file; so it is read again once the draft is ours.
  const file = await open(draft, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
    throw new Error(`Another rotation is under way. If none is, one was cut short: delete ${draft}.`)
  })
  try {
    const content = read(path, await readFile(path, 'utf8'))
    if (content.signingKeys.length >= MOST_SIGNING_KEYS)
      throw new Error(`There are ${MOST_SIGNING_KEYS} signing keys already, and phones read no more.`)
    const added = newSigningKey(now)
    // Root may run this; the server, which may not be root, has to read what comes of it.
    const { uid, gid } = await stat(path)
    await file.chown(uid, gid)
    await file.writeFile(JSON.stringify({ ...content, signingKeys: [...content.signingKeys, added] }, null, 2))
    await file.sync()
    await file.close()
    await rename(draft, path)
    await syncFolder(dirname(path))
    return added.keyId
  } catch (error) {
    await file.close()
    // Gone when the rename succeeded and only the folder's sync failed.
    await rm(draft, { force: true })
    throw error
  }
}

function newSigningKey(now: () => number): SigningKeyPair {
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
    signingKeys: [newSigningKey(now)],
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

function read(path: string, text: string): v.InferOutput<typeof fileSchema> {
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

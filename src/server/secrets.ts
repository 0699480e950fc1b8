import { createHash, createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto'
import { chmod, link, mkdir, open, readFile, unlink } from 'node:fs/promises'
import { dirname } from 'node:path'
import * as v from 'valibot'
import { syncFolder } from './sync-folder.ts'
import type { Secrets } from './world.ts'

/** The keys lie in `DATA_DIR/secrets`, a folder only its owner enters, in one file only its owner reads. */
export const SECRETS_FILE = 'secrets/keys.json'

const key = v.pipe(
  v.string(),
  v.base64(),
  v.check((text) => Buffer.from(text, 'base64').length === 32),
)
const fileSchema = v.object({
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
  const result = v.safeParse(fileSchema, parse(text))
  if (!result.success) throw new Error(`${path} does not hold the province's keys. Restore it from a backup.`)
  const { trackingKey, senderKey, formKey, signingKeys } = result.output
  return {
    trackingKey: bytes(trackingKey),
    senderKey: bytes(senderKey),
    formKey: bytes(formKey),
    signingKeys,
  }
}

async function create(path: string, now: () => number): Promise<string> {
  const folder = dirname(path)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await chmod(folder, 0o700)
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const spki = createPublicKey(privateKey).export({ type: 'spki', format: 'der' })
  const content = {
    trackingKey: randomBytes(32).toString('base64'),
    senderKey: randomBytes(32).toString('base64'),
    formKey: randomBytes(32).toString('base64'),
    signingKeys: [
      {
        keyId: createHash('sha256').update(spki).digest('base64url').slice(0, 16),
        privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
        since: now(),
      },
    ],
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

import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Busboy, type BusboyFileStream } from '@fastify/busboy'
import { LIMITS } from '../../domain/limits.ts'
import type { Spool, SpoolFile } from './spool.ts'

/** A photo as chosen in the form, under the name it has on the reporter's device. */
export type SubmittedPhoto = { readonly name: string } & (
  | { readonly state: 'spooled'; readonly file: SpoolFile }
  /** Beyond what one photo may have; its bytes were let go as they came. */
  | { readonly state: 'too-large' }
  /** One more than a report takes. */
  | { readonly state: 'too-many' }
  /** Not a single byte: a file that the browser named but no longer holds. */
  | { readonly state: 'empty' }
  /** The province's disk takes no more photos now; its bytes were let go as they came. */
  | { readonly state: 'no-room' }
)

export type SubmittedForm = {
  /** Of a name that comes twice the first value counts. */
  readonly values: ReadonlyMap<string, string>
  readonly photos: readonly SubmittedPhoto[]
}

export type ReadForm = { readonly form: SubmittedForm; readonly bytes: number } & (
  | { readonly outcome: 'read' }
  /** More than any form may have. `form` holds what came before the end. */
  | { readonly outcome: 'too-large' }
  /** No form, or cut short on its way. */
  | { readonly outcome: 'unreadable' }
)

/** Every text together: 10,000 characters of four bytes, and the rest. */
const MOST_TEXT = 256 * 1024

/**
 * A whole form on its way. Five photos of 15 MB are kept; as much again is read and let go, because a person who chose
 * larger ones shall at least have the text received, and a browser that is cut off shows nothing at all.
 */
export const MOST_BYTES = 2 * LIMITS.attachments * LIMITS.formPhoto + MOST_TEXT

/** The longest file name shown again. */
const MOST_NAME = 80

/**
 * Reads a submitted form of at most `most` bytes as it streams in: texts into memory, photos into `spool`. The caller
 * closes the photos' files. Never throws for what the sender did, nor for a disk that is full or fails: the words go on
 * without the photo.
 */
export async function readForm(request: Request, spool: Spool, most = MOST_BYTES): Promise<ReadForm> {
  const values = new Map<string, string>()
  const photos: SubmittedPhoto[] = []
  const type = request.headers.get('Content-Type') ?? ''
  if (request.body === null || !/^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(type))
    return { outcome: 'unreadable', form: { values, photos }, bytes: 0 }

  const taking: Promise<void>[] = []
  const files: BusboyFileStream[] = []
  const form = () => ({ values, photos: [...photos] })
  const read: { bytes: number } = { bytes: 0 }
  try {
    const parser = new Busboy({
      headers: { 'content-type': type },
      limits: {
        fieldSize: MOST_TEXT,
        fields: 40,
        files: 40,
        fileSize: LIMITS.formPhoto,
        headerPairs: 20,
        headerSize: 8 * 1024,
      },
    })
    let text = 0
    parser.on('field', (name: string, value: string) => {
      text += value.length
      if (text <= MOST_TEXT && !values.has(name)) values.set(name, value)
    })
    parser.on('file', (field: string, stream: BusboyFileStream, name: string | undefined) => {
      files.push(stream)
      stream.on('error', () => {})
      // An empty file input comes as a file without a name.
      if (field !== 'photos' || name === undefined || name === '') stream.resume()
      else taking.push(takePhoto(stream, name.slice(-MOST_NAME), photos, spool))
    })
    await pipeline(Readable.from(within(request.body, most, read)), parser)
    await Promise.all(taking)
    return { outcome: 'read', form: form(), bytes: read.bytes }
  } catch {
    // A file whose form broke off would wait for its end for ever.
    for (const file of files) file.destroy()
    await Promise.allSettled(taking)
    return { outcome: read.bytes > most ? 'too-large' : 'unreadable', form: form(), bytes: read.bytes }
  }
}

/** Lets the photos of a form go. */
export async function closePhotos(photos: readonly SubmittedPhoto[]): Promise<void> {
  for (const photo of photos) if (photo.state === 'spooled') await photo.file.close()
}

async function takePhoto(
  stream: BusboyFileStream,
  name: string,
  photos: SubmittedPhoto[],
  spool: Spool,
): Promise<void> {
  // One file comes after the other, so the list is in the order of the form.
  if (photos.filter((photo) => photo.state !== 'too-many').length === LIMITS.attachments) {
    photos.push({ name, state: 'too-many' })
    stream.resume()
    return
  }
  const place = photos.push({ name, state: 'no-room' }) - 1
  const file = await spool.open()
  if (file === null) {
    stream.resume()
    return
  }
  if (!(await writeAll(stream, file))) return
  if (!stream.truncated && file.size() > 0) photos[place] = { name, state: 'spooled', file }
  else {
    await file.close()
    photos[place] = { name, state: stream.truncated ? 'too-large' : 'empty' }
  }
}

/** Reads a file to its end. False: there was no room for all of it. */
async function writeAll(stream: BusboyFileStream, file: SpoolFile): Promise<boolean> {
  let fits = true
  try {
    // To the end also when it does not fit: what stands behind it in the form is read after it.
    for await (const chunk of stream) fits = fits && (await file.write(chunk))
    return fits
  } catch (error) {
    await file.close()
    throw error
  }
}

async function* within(body: ReadableStream<Uint8Array>, most: number, read: { bytes: number }) {
  for await (const chunk of body) {
    read.bytes += chunk.length
    if (read.bytes > most) throw new RangeError('more than any form may have')
    yield chunk
  }
}

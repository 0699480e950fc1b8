import sharp from 'sharp'

type Watch = <T>(work: Promise<T>) => Promise<T>
let watch: Watch = (work) => work

/** Pictures are decoded by real threads. Whoever orders time must know of each, and says when it goes on. */
export function watchPictures(next: Watch): void {
  watch = next
}

/** Once a process: from here on `watch` stands around every decoding. */
export function installPictures(): void {
  const { prototype } = sharp
  for (const name of ['toBuffer', 'metadata'] as const) {
    const work = prototype[name]
    Object.assign(prototype, {
      [name]: function (this: sharp.Sharp, ...parameters: unknown[]) {
        return watch(Reflect.apply(work, this, parameters))
      },
    })
  }
}
const made: Uint8Array<ArrayBuffer>[] = []

/** An honest photo of `size` bytes that no other equals: what stands behind the end of a picture is no part of it. */
export async function photoOf(size: number, mark: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  made[0] ??= new Uint8Array(
    await sharp({ create: { width: 8, height: 8, channels: 3, background: '#14783c' } }).jpeg().toBuffer(),
  )
  const bytes = new Uint8Array(size)
  bytes.set(made[0])
  bytes.set(mark, size - mark.length)
  return bytes
}

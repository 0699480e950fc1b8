import sharp, { type Sharp } from 'sharp'

type Watch = <T>(work: Promise<T>) => Promise<T>
let watch: Watch = (work) => work
let picture: Uint8Array = new Uint8Array(0)

/** Pictures are decoded by real threads. Whoever orders time must know of each, and says when it goes on. */
export function watchPictures(next: Watch): void {
  watch = next
}

/** Once a process: from here on `watch` stands around every decoding. */
export async function installPictures(): Promise<void> {
  picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#14783c' } })
    .jpeg()
    .toBuffer()
  const { prototype } = sharp
  for (const name of ['toBuffer', 'metadata'] as const) {
    const work: (...parameters: unknown[]) => Promise<unknown> = prototype[name]
    Object.assign(prototype, {
      [name]: function (this: Sharp, ...parameters: unknown[]) {
        return watch(Reflect.apply(work, this, parameters))
      },
    })
  }
}

/** An honest photo of `size` bytes that no other equals: what stands behind the end of a picture is no part of it. */
export function photoOf(size: number, mark: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Math.max(size, picture.length + mark.length))
  bytes.set(picture)
  bytes.set(mark, bytes.length - mark.length)
  return bytes
}

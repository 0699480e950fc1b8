import type { Hex } from '../../../src/domain/hex.ts'
import { startDelivery } from '../../../src/outbox/delivery.ts'
import { openOutbox } from '../../../src/outbox/outbox.ts'
import { browserPorts, type Ports } from '../../../src/outbox/ports.ts'

/** A page that is nothing but an outbox, for tests that drive it from outside. */
const registration = async () => null
let chance = 0.02
let hurry = 1
const real = browserPorts(registration)
const ports: Ports = {
  ...real,
  chance: () => chance,
  timer: (milliseconds, task) => real.timer(milliseconds / hurry, task),
}
const outbox = await openOutbox(ports)

const device = {
  outbox,
  /** From here on whatever fails waits nearly as long as it may. */
  waitLong: () => {
    chance = 0.99
  },
  /** From here on the outbox's own timers (its patience with an answer, the lease) run so many times as fast. */
  hurryTimers: (times: number) => {
    hurry = times
  },
  /** Moves this tab's clock by so many milliseconds. */
  moveClock: (by: number) => {
    const before = Date.now.bind(Date)
    Date.now = () => before() + by
  },
  start: () => startDelivery(outbox, window),
  /** Writes and seals a report; resolves when it is saved. */
  async seal(body: string, photoSizes: readonly number[] = [], code: string | null = null): Promise<string> {
    const draft = outbox.newDraft(code, null)
    await outbox.saveDraft({ ...draft, fields: { ...draft.fields, kind: 'complaint', body } })
    for (const size of photoSizes) await device.photo(draft.id, size)
    const submitted = await outbox.submit(draft.id)
    if (submitted.outcome !== 'sealed') throw new Error(submitted.outcome)
    return submitted.entry.id
  },
  async photo(draftId: string, size: number, type = 'image/jpeg'): Promise<string> {
    const bytes = new Uint8Array(size)
    for (let at = 0; at < size; at += 65_536) crypto.getRandomValues(bytes.subarray(at, Math.min(size, at + 65_536)))
    return device.photoOf(draftId, bytes, type)
  },
  async photoOf(draftId: string, bytes: Uint8Array<ArrayBuffer>, type: string): Promise<string> {
    const added = await outbox.addPhoto(draftId, bytes.slice().buffer, type)
    if (added.outcome !== 'saved') throw new Error(added.outcome)
    const ready = await outbox.replacePhoto(draftId, added.photo.sha256, bytes.slice().buffer, type)
    if (ready.outcome !== 'saved') throw new Error(ready.outcome)
    return ready.photo.sha256
  },
  /** A JPEG of exactly so many bytes: what stands behind the end of a picture is no part of it. */
  async sealWithSizes(body: string, sizes: readonly number[]): Promise<string> {
    const draft = outbox.newDraft(null, null)
    const saved = await outbox.saveDraft({ ...draft, fields: { ...draft.fields, kind: 'complaint', body } })
    if (saved.outcome !== 'saved') throw new Error(saved.outcome)
    for (const size of sizes) {
      const picture = await noisyPicture(40)
      const bytes = new Uint8Array(size)
      bytes.set(picture)
      crypto.getRandomValues(bytes.subarray(size - 16))
      await device.photoOf(draft.id, bytes, 'image/jpeg')
    }
    const submitted = await outbox.submit(draft.id)
    if (submitted.outcome !== 'sealed') throw new Error(submitted.outcome)
    return submitted.entry.id
  },
  /** Writes and seals a report with real pictures of so many pixels a side, which no encoder can make small. */
  async sealWithPictures(body: string, sides: readonly number[]): Promise<string> {
    const draft = outbox.newDraft(null, null)
    await outbox.saveDraft({ ...draft, fields: { ...draft.fields, kind: 'complaint', body } })
    for (const side of sides) await device.photoOf(draft.id, await noisyPicture(side), 'image/jpeg')
    const submitted = await outbox.submit(draft.id)
    if (submitted.outcome !== 'sealed') throw new Error(submitted.outcome)
    document.body.textContent = 'TERSIMPAN'
    return submitted.entry.id
  },
  async states() {
    return (await outbox.entries()).map(({ id, state, attachments, attempts, lastError, receipt, title }) => {
      return { id, state, attachments, attempts, lastError, number: receipt?.number ?? null, title }
    })
  },
  photoHash: async (sha256: string) => {
    const bytes = await outbox.readPhoto(sha256 as Hex)
    return bytes === null ? null : bytes.length
  },
}
export type Device = typeof device

async function noisyPicture(side: number): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = new OffscreenCanvas(side, side)
  const pen = canvas.getContext('2d')
  const picture = new ImageData(side, side)
  for (let at = 0; at < picture.data.length; at += 65_536) {
    crypto.getRandomValues(picture.data.subarray(at, Math.min(picture.data.length, at + 65_536)))
  }
  pen?.putImageData(picture, 0, 0)
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 })
  return new Uint8Array(await blob.arrayBuffer())
}

Object.assign(globalThis, { device })
document.title = 'ready'

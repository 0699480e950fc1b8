import type { Hex } from '../../../domain/hex.ts'
import { LIMITS } from '../../../domain/limits.ts'
import type { ReportId } from '../../../domain/report.ts'
import type { Draft, DraftPhoto } from '../../../outbox/draft.ts'
import type { Outbox } from '../../../outbox/outbox.ts'
import type { PhotoProblem } from '../late-messages.ts'
import { isHeic, SEALED_TYPE } from './photo-format.ts'
import type { Shrunk } from './shrink.ts'

/** The photos of one draft: kept as they came, then made small; removal can be undone for a while. */
export type PhotoDesk = {
  /** Call in the `change` handler itself: the bytes are asked for at once, before the system takes them back. */
  readonly add: (files: readonly File[], insteadOf: Hex | null) => Promise<void>
  /** Goes on with photos that were kept but not yet made small when the page was last closed. */
  readonly resume: () => Promise<void>
  readonly remove: (sha256: Hex) => void
  readonly undo: () => void
  /** Carries out removals and makes small what is not yet. Before sealing. */
  readonly settle: () => Promise<void>
}

export type PhotosState = {
  readonly photos: readonly DraftPhoto[]
  /** The photo whose removal can be undone. */
  readonly removed: Hex | null
  readonly problems: readonly PhotoProblem[]
  readonly added: number
}

/** What makes photos small could not be fetched. The photo stays as it came, and it is tried again. */
type NotLoaded = { readonly outcome: 'not-loaded' }

type Ports = {
  readonly outbox: Outbox
  readonly shrinkPhoto: (original: Blob) => Promise<Shrunk | NotLoaded>
  /** The draft, saved at least once. Null: it could not be saved. */
  readonly savedDraft: () => Promise<Draft | null>
  readonly draft: () => Draft
  readonly take: (draft: Draft) => void
  readonly show: (state: PhotosState) => void
  readonly sealedElsewhere: (id: ReportId) => void
}

/** Larger than any phone's photo; more would only exhaust the phone. Bytes. */
const LARGEST = 60 * 1024 * 1024
/** Until what could not be fetched is asked for again. Milliseconds. */
const PAUSE = 4_000

export function createPhotoDesk(ports: Ports): PhotoDesk {
  const { outbox } = ports
  let removed: Hex | null = null
  let problems: PhotoProblem[] = []
  let added = 0
  let again: ReturnType<typeof setTimeout> | undefined
  /** One after the other: a phone has memory for one decoded photo. */
  let work: Promise<void> = Promise.resolve()

  const show = () => ports.show({ photos: ports.draft().photos, removed, problems, added })
  const queue = (task: () => Promise<void>) => {
    work = work.then(task).catch(() => {
      problems = [...problems, 'unreadable']
      show()
    })
    return work
  }

  async function keep(bytes: ArrayBuffer | null, type: string): Promise<void> {
    if (bytes === null) return fail('unreadable')
    if (bytes.byteLength === 0) return fail('broken')
    if (bytes.byteLength > LARGEST) return fail('too-large')
    const draft = await ports.savedDraft()
    if (draft === null) return fail('no-space')
    const saved = await outbox.addPhoto(draft.id, bytes, type || 'application/octet-stream')
    switch (saved.outcome) {
      case 'saved':
        ports.take(saved.draft)
        show()
        return makeSmall(saved.photo, bytes)
      case 'no-space':
        return keepOnlySmall(draft.id, bytes, type)
      case 'already-sealed':
        return ports.sealedElsewhere(saved.id)
      case 'gone':
        return fail('unreadable')
      default:
        return fail(saved.outcome)
    }
  }

  /** As it came it does not fit on this phone any more. What would be sealed of it is far smaller. */
  async function keepOnlySmall(draftId: string, bytes: ArrayBuffer, type: string): Promise<void> {
    const shrunk = await ports.shrinkPhoto(new Blob([bytes], { type }))
    if (shrunk.outcome === 'undecodable') return fail(isHeic(bytes) ? 'heic' : 'broken')
    if (shrunk.outcome === 'not-loaded' || shrunk.bytes.byteLength >= bytes.byteLength) return fail('no-space')
    const saved = await outbox.addPhoto(draftId, shrunk.bytes, SEALED_TYPE)
    if (saved.outcome !== 'saved') return fail('no-space')
    ports.take(saved.draft)
    await replace(draftId, saved.photo, shrunk.bytes)
  }

  async function makeSmall(photo: DraftPhoto, bytes: ArrayBuffer): Promise<void> {
    const draftId = ports.draft().id
    const shrunk = await ports.shrinkPhoto(new Blob([bytes], { type: photo.type }))
    if (shrunk.outcome === 'not-loaded') {
      clearTimeout(again)
      again = setTimeout(() => void queue(makeOthersSmall), PAUSE)
      return
    }
    if (shrunk.outcome === 'undecodable') {
      await drop(photo.sha256)
      return fail(isHeic(bytes) ? 'heic' : 'broken')
    }
    await replace(draftId, photo, shrunk.bytes)
  }

  async function replace(draftId: string, photo: DraftPhoto, small: ArrayBuffer): Promise<void> {
    const saved = await outbox.replacePhoto(draftId, photo.sha256, small, SEALED_TYPE)
    if (saved.outcome === 'saved') {
      ports.take(saved.draft)
      added++
    } else if (saved.outcome === 'already-sealed') ports.sealedElsewhere(saved.id)
    else if (saved.outcome !== 'gone') return fail(saved.outcome)
    show()
  }

  function fail(problem: PhotoProblem): void {
    if (!problems.includes(problem)) problems = [...problems, problem]
    show()
  }

  async function drop(sha256: Hex): Promise<void> {
    await outbox.removePhoto(ports.draft().id, sha256)
    const stored = (await outbox.drafts()).find(({ id }) => id === ports.draft().id)
    if (stored !== undefined) ports.take(stored)
    show()
  }

  async function makeOthersSmall(): Promise<void> {
    for (const photo of ports.draft().photos.filter(({ stage }) => stage === 'original')) {
      const bytes = await outbox.readPhoto(photo.sha256)
      if (bytes !== null) await makeSmall(photo, bytes.buffer)
      else {
        await drop(photo.sha256)
        fail('unreadable')
      }
    }
  }

  /** A removal becomes real when it can no longer be undone; until then the bytes stay where they are. */
  async function carryOutRemoval(): Promise<void> {
    if (removed === null) return
    const sha256 = removed
    removed = null
    await drop(sha256)
  }

  return {
    add: (files, insteadOf) => {
      problems = []
      const reading = files.map(async (file) => ({
        type: file.type,
        bytes: await file.arrayBuffer().catch(() => null), // Said to the person below, photo by photo.
      }))
      return queue(async () => {
        const read = await Promise.all(reading)
        await carryOutRemoval()
        if (insteadOf !== null && read.some(({ bytes }) => bytes !== null)) await drop(insteadOf)
        for (const { bytes, type } of read) {
          if (ports.draft().photos.length >= LIMITS.attachments) fail('too-many')
          else await keep(bytes, type)
        }
      })
    },
    resume: () =>
      queue(async () => {
        show()
        await makeOthersSmall()
      }),
    remove: (sha256) => {
      void queue(async () => {
        await carryOutRemoval()
        removed = sha256
        problems = []
        show()
      })
    },
    undo: () => {
      void queue(async () => {
        removed = null
        show()
      })
    },
    settle: () =>
      queue(async () => {
        await carryOutRemoval()
        await makeOthersSmall()
      }),
  }
}

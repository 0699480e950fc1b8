import { type Hex, toHex } from '../domain/hex.ts'
import type { Receipt } from '../domain/receipt.ts'
import type { ReportId } from '../domain/report.ts'
import type { KeysAnswer } from '../domain/signing-key.ts'
import type { Draft, DraftPhoto } from './draft.ts'
import { holdDraft } from './draft-lock.ts'
import { addPhoto, discardDraft, newDraft, readDrafts, removePhoto, replacePhoto, saveDraft } from './drafts.ts'
import { openEngine } from './engine.ts'
import type { Entry } from './entry.ts'
import { lateSender } from './late-sender.ts'
import type { Broadcast } from './messages.ts'
import { askToPersist, persisted } from './persistence.ts'
import { readBytes } from './photos.ts'
import type { Ports } from './ports.ts'
import { allEntries, readEntry } from './reports.ts'

/**
 * What must not be lost: drafts, sealed reports and their photos on this device, and their delivery. The screens speak
 * to nothing else of this room. Whatever resolves is on disk (O3). Every change, made here, in another tab or in the
 * worker, calls the watchers.
 */
export type Outbox = {
  /** The newest draft for this code; for the general form when null. */
  readonly loadDraft: (code: string | null) => Promise<Draft | null>
  /** Every draft on this device, newest first. */
  readonly drafts: () => Promise<readonly Draft[]>
  /** An empty draft. Nothing is stored before `saveDraft`. */
  readonly newDraft: (code: string | null, facility: string | null) => Draft
  /**
   * Stores the draft's fields. Its photos stay as `addPhoto`, `replacePhoto` and `removePhoto` left them, so a form with
   * an old list cannot drop one. A draft that was sealed meanwhile, here or in another tab, is not brought back.
   */
  readonly saveDraft: (draft: Draft) => Promise<SavedDraft>
  readonly discardDraft: (id: string) => Promise<void>

  /** Keeps a photo's bytes as they came from the camera. The draft must have been saved once. */
  readonly addPhoto: (draftId: string, bytes: ArrayBuffer, type: string) => Promise<SavedPhoto>
  /** Puts the downscaled bytes in the place of the original, which stays until they are in. */
  readonly replacePhoto: (draftId: string, sha256: Hex, bytes: ArrayBuffer, type: string) => Promise<SavedPhoto>
  readonly removePhoto: (draftId: string, sha256: Hex) => Promise<void>
  /** The bytes of a photo of a draft or a report; null when they are not whole on this device. */
  readonly readPhoto: (sha256: Hex) => Promise<Uint8Array<ArrayBuffer> | null>

  /** Seals the saved draft: in one transaction the report is in the outbox and the draft is gone. */
  readonly submit: (draftId: string) => Promise<Submitted>

  /** Every sealed report, newest first. */
  readonly entries: () => Promise<readonly Entry[]>
  /** How many are not delivered yet. */
  readonly unsentCount: () => Promise<number>
  readonly entry: (id: ReportId) => Promise<Entry | null>
  /** Calls `listener` after every change, with what changed. Returns how to stop. */
  readonly watch: (listener: (change: Broadcast) => void) => () => void
  /** What is being sent just now, here or in another tab or the worker; null: nothing. */
  readonly progress: () => Progress | null

  /** Sends what is due. Resolves when the round is over; never rejects for a failed delivery. */
  readonly deliver: () => Promise<void>
  /** The connection may be back: `deliver`, and nothing waits that only met no province. */
  readonly reconnect: () => Promise<void>
  /** Milliseconds until something is due; null: nothing waits. */
  readonly nextWake: () => Promise<number | null>
  /** Stops sending in this page, and listening, and lets the others go on. The next `deliver` starts again. */
  readonly rest: () => void
  /**
   * "Jeda": by the person's own hand nothing is sent here, in another tab or in the worker, until `resume`, `sendNow`, the
   * next seal, or a start of the app. Resolves when it is on disk.
   */
  readonly pause: () => Promise<void>
  readonly resume: () => Promise<void>
  readonly isPaused: () => Promise<boolean>
  /** From here on this window shows pauses. One that none showed ends, unless this window `goesOn` from another page. */
  readonly seePauses: (goesOn: boolean) => Promise<void>
  /** "Kirim sekarang": sends one report, or all, whatever they wait for but the province's own Retry-After. */
  readonly sendNow: (id?: ReportId) => Promise<void>
  /** Deletes a report by the person's own hand, delivered or not. The screen has asked a second time. */
  readonly remove: (id: ReportId) => Promise<void>
  /** A draft with the report's words and photos that will supersede it; null when its bytes are gone. */
  readonly correct: (id: ReportId) => Promise<Draft | null>

  /** One file with every report whose bytes are here. It holds names and contacts unless a passphrase locks it. */
  readonly exportAll: (passphrase: string | null) => Promise<Uint8Array<ArrayBuffer>>
  readonly importFile: (bytes: Uint8Array<ArrayBuffer>, passphrase: string | null) => Promise<Imported>

  /** Adds the keys a page came with, as far as known keys vouch for them. */
  readonly learnKeys: (answer: KeysAnswer) => Promise<void>
  /** Whether the province signed this receipt, by the keys on this device; works offline. */
  readonly verify: (receipt: Receipt) => Promise<'valid' | 'invalid' | 'unknown-key'>
  /** Whether the browser promised not to clear this storage by itself. */
  readonly persisted: () => Promise<'granted' | 'denied' | 'unknown'>
  /** While held, no update takes over: a form with unsealed words is open. Returns how to let go. */
  readonly holdDraft: (draftId: string) => () => void
}

/**
 * Opens this device's outbox, once a page. Drafts are in the first script; sealing is fetched at once behind it, and the
 * rest when it is needed, so that a form is alive, and keeps what is typed, within its first 25 kB.
 */
export function openOutbox(ports: Ports): Outbox {
  const engine = openEngine(ports)
  const { database } = engine
  const sender = lateSender(engine)
  // Fetched now, long before Send is pressed; asked for again with every look at the queue, and then, if it did not come.
  const sealing = () => import('./submit.ts')
  void sealing().catch(() => null)
  const pauses = () => import('./pause.ts')
  let sending: Progress | null = null
  engine.listen((broadcast) => {
    if (broadcast.type === 'progress') sending = broadcast.progress
  })
  const changed = () => engine.tell({ type: 'changed' })
  const after = async <T>(work: Promise<T>): Promise<T> => {
    const result = await work
    changed()
    return result
  }
  const look = (send: () => Promise<void>) => {
    engine.wake()
    void sealing().catch(() => null)
    return send()
  }
  /** Nobody waits for it, and it never rejects. */
  const startSending = () => {
    void ports.askForSync()
    void sender.deliver()
  }

  return {
    loadDraft: async (code) => (await readDrafts(engine)).find((draft) => draft.code === code) ?? null,
    drafts: () => readDrafts(engine),
    newDraft: (code, facility) => newDraft(engine, code, facility),
    saveDraft: (draft) => saveDraft(engine, draft),
    discardDraft: (id) => after(discardDraft(engine, id)),
    addPhoto: (draftId, bytes, type) => addPhoto(engine, draftId, bytes, type),
    replacePhoto: (draftId, sha256, bytes, type) => replacePhoto(engine, draftId, sha256, bytes, type),
    removePhoto: (draftId, sha256) => removePhoto(engine, draftId, sha256),
    readPhoto: async (sha256) => {
      const bytes = await database.read(['blobs', 'chunks'], (tx) => readBytes(tx, sha256, 0, Infinity))
      return bytes === null || toHex(await ports.sha256(bytes)) !== sha256 ? null : bytes
    },
    submit: async (draftId) => {
      // Firefox asks the person: the answer is written down when it comes, and nothing waits for it.
      void askToPersist(engine)
      const { submit } = await sealing()
      const submitted = await after(submit(engine, draftId))
      if (submitted.outcome === 'sealed') startSending()
      return submitted
    },
    entries: () => allEntries(database),
    unsentCount: () => database.read(['reports'], (tx) => tx.objectStore('reports').index('open').count()),
    entry: (id) => readEntry(database, id),
    watch: engine.listen,
    progress: () => sending,
    deliver: () => look(sender.deliver),
    reconnect: () => look(sender.reconnect),
    nextWake: async () => (await import('./drain.ts')).nextWake(engine),
    rest: () => {
      engine.rest()
      sender.rest()
    },
    pause: async () => (await pauses()).pause(engine),
    resume: async () => {
      await (await pauses()).endPause(engine)
      await sender.reconnect()
    },
    isPaused: async () => (await pauses()).isPaused(database),
    seePauses: async (goesOn) => {
      if (await (await pauses()).seePauses(engine, goesOn)) await sender.reconnect()
    },
    sendNow: async (id) => {
      await (await pauses()).hurry(engine, id)
      await sender.deliver()
    },
    remove: async (id) => {
      const { remove } = await import('./remove.ts')
      return after(remove(engine, id))
    },
    correct: async (id) => {
      const { correct } = await import('./correct.ts')
      return after(correct(engine, id))
    },
    exportAll: async (passphrase) => (await import('./carry.ts')).exportAll(engine, passphrase),
    importFile: async (bytes, passphrase) => {
      const { importFile } = await import('./carry.ts')
      const imported = await after(importFile(engine, bytes, passphrase))
      startSending()
      return imported
    },
    learnKeys: async (answer) => (await import('./provincial-word.ts')).learnKeys(engine, answer),
    verify: async (receipt) => (await import('./provincial-word.ts')).verify(engine, receipt),
    persisted: () => persisted(engine),
    holdDraft: (draftId) => holdDraft(ports.locks, draftId),
  }
}

export type SavedDraft =
  | { readonly outcome: 'saved'; readonly draft: Draft }
  | { readonly outcome: 'already-sealed'; readonly id: ReportId }
  /** The device is full. What was saved before is still there. */
  | { readonly outcome: 'no-space' }

export type SavedPhoto =
  | { readonly outcome: 'saved'; readonly photo: DraftPhoto; readonly draft: Draft }
  | { readonly outcome: 'already-sealed'; readonly id: ReportId }
  /** No such draft, or no such photo in it any more. */
  | { readonly outcome: 'gone' }
  | { readonly outcome: 'too-many' }
  | { readonly outcome: 'no-space' }

export type Submitted =
  /** On disk, with its tracking code. Only now say "saved". */
  | { readonly outcome: 'sealed'; readonly entry: Entry }
  /** The same draft was sealed before: in another tab, or by the first tap of two. */
  | { readonly outcome: 'already-sealed'; readonly id: ReportId }
  /** Names of the form's controls → `missing`, `empty`, `too-long`, `too-large`, `not-ready`, `wrong`. Nothing changed. */
  | { readonly outcome: 'invalid'; readonly fields: Readonly<Record<string, string>> }
  /** Not sealed; the draft is still there. */
  | { readonly outcome: 'no-space' }
  /** There is no such draft, and it was never sealed here. */
  | { readonly outcome: 'gone' }

/** "7 dari 23": of this round's reports those that are through, and all; their photos; their bytes, of texts and photos. */
export type Progress = {
  readonly done: number
  readonly total: number
  readonly photosDone: number
  readonly photos: number
  readonly bytesDone: number
  readonly bytes: number
}

export type Imported =
  | { readonly outcome: 'imported'; readonly added: number; readonly already: number; readonly damaged: number }
  | { readonly outcome: 'needs-passphrase' }
  | { readonly outcome: 'wrong-passphrase' }
  | { readonly outcome: 'unreadable' }
  | { readonly outcome: 'no-space' }

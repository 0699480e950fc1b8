import { LIMITS } from '../../domain/limits.ts'
import type { ReportId } from '../../domain/report.ts'
import type { FormProblems } from '../../form/problems.ts'
import { charactersOf, problemsOf, wrongFields } from '../../form/problems.ts'
import type { DraftFields } from '../../outbox/draft.ts'
import type { Entry } from '../../outbox/entry.ts'
import type { Outbox } from '../../outbox/outbox.ts'
import type { ChosenArea } from './area-fields.tsx'
import { readFields, valuesOf, writeFields } from './fields.ts'
import { freshFields } from './fresh-fields.ts'
import { createKeeper, type Kept } from './keeper.ts'
import { sameFields } from './merge-fields.ts'
import { createPhotoDesk, type PhotosState } from './photos/photo-desk.ts'
import { problemsFrom } from './submit-problems.ts'

/** How the draft stands on this device. */
export type Saved = 'nothing' | 'restored' | 'saved' | 'no-space' | 'failed'

/** What became of pressing Send. */
export type Sent =
  | { readonly outcome: 'sealed'; readonly entry: Entry; readonly elsewhere: boolean }
  | { readonly outcome: 'invalid'; readonly problems: FormProblems }
  | { readonly outcome: 'no-space' }
  | { readonly outcome: 'gone' }
  /** The same press again. */
  | { readonly outcome: 'busy' }

export type FormDesk = {
  /** Joins the stored draft with what was typed. Rejects when this browser does not let us store anything. */
  readonly open: () => Promise<DraftFields>
  /** A control changed. */
  readonly changed: (control: string) => void
  readonly save: () => Promise<void>
  /** Saves first when there is something to save: the camera may cost the page its life. */
  readonly send: () => Promise<Sent>
  readonly choosePosition: (position: DraftFields['position']) => void
  readonly chooseArea: (chosen: ChosenArea) => void
  readonly photos: ReturnType<typeof createPhotoDesk>
  readonly isClean: () => boolean
  readonly close: () => void
}

export type DeskPorts = {
  readonly form: HTMLFormElement
  readonly outbox: Outbox
  readonly code: string | null
  readonly facility: () => string | null
  readonly now: () => number
  readonly showSaved: (saved: Saved) => void
  readonly showFields: (fields: DraftFields) => void
  readonly showPhotos: (state: PhotosState) => void
  readonly showSealed: (id: ReportId) => void
}

/** Fetched when a form is alive, for the first photo. Without it a photo stays as it came, and is made small later. */
export const loadShrinking = () => import('./photos/shrink-photo.ts')

/** A pause of this length while writing is saved. Milliseconds. */
const PAUSE = 400

/** What stands between the form's controls and the outbox. No view: the screen shows what it is told. */
export function createFormDesk(ports: DeskPorts): FormDesk {
  const { form, outbox } = ports
  /** What has no control that is always there. */
  let beside: Pick<DraftFields, 'position' | 'district' | 'village'> = { position: null, district: '', village: '' }
  let pause: ReturnType<typeof setTimeout> | undefined
  let clean = true
  let sending = false

  const read = (): DraftFields => ({ ...readFields(form, beside.position), ...beside })
  const keeper = createKeeper(outbox, {
    code: ports.code,
    facility: ports.facility,
    fresh: freshFields(ports.now()),
    read,
    write: (fields) => {
      beside = { position: fields.position, district: fields.district, village: fields.village }
      writeFields(form, fields)
      ports.showFields(fields)
    },
  })
  const photos = createPhotoDesk({
    outbox,
    shrinkPhoto: async (original) => {
      const loaded = await loadShrinking().catch(() => null) // Without a connection: asked for again later.
      return loaded === null ? { outcome: 'not-loaded' } : loaded.shrinkPhoto(original)
    },
    savedDraft: async () => {
      const kept = await keeper.save('untouched')
      tell(kept)
      return kept.outcome === 'saved' ? keeper.draft() : null
    },
    draft: keeper.draft,
    take: keeper.take,
    show: ports.showPhotos,
    sealedElsewhere: ports.showSealed,
  })

  function tell(kept: Kept): void {
    if (kept.outcome === 'already-sealed') ports.showSealed(kept.id)
    else if (kept.outcome === 'no-space') ports.showSaved('no-space')
    else if (kept.outcome === 'untouched') clean = true
    else if (sameFields(kept.fields, read())) {
      clean = true
      ports.showSaved('saved')
    }
  }

  async function save(): Promise<void> {
    clearTimeout(pause)
    try {
      tell(await keeper.save())
    } catch {
      // Said to the person, and tried again at the next pause.
      ports.showSaved('failed')
      pause = setTimeout(() => void save(), PAUSE * 10)
    }
  }

  function soon(): void {
    clean = false
    // "Saved" stands only while it is true of every word.
    ports.showSaved('nothing')
    ports.showFields(read())
    clearTimeout(pause)
    pause = setTimeout(() => void save(), PAUSE)
  }

  async function send(): Promise<Sent> {
    clearTimeout(pause)
    await photos.settle()
    const problems = problemsOf(valuesOf(read()))
    if (wrongFields(problems).length > 0) return { outcome: 'invalid', problems }
    const kept = await keeper.save('untouched')
    if (kept.outcome === 'no-space') return kept
    if (kept.outcome === 'already-sealed') return sealed(kept.id)
    clean = true
    const submitted = await outbox.submit(keeper.draft().id)
    switch (submitted.outcome) {
      case 'sealed':
        return { outcome: 'sealed', entry: submitted.entry, elsewhere: false }
      case 'already-sealed':
        return sealed(submitted.id)
      case 'invalid':
        return { outcome: 'invalid', problems: problemsFrom(submitted.fields) }
      default:
        return submitted
    }
  }

  async function sealed(id: ReportId): Promise<Sent> {
    const entry = await outbox.entry(id)
    return entry === null ? { outcome: 'gone' } : { outcome: 'sealed', entry, elsewhere: true }
  }

  return {
    open: async () => {
      const before = read()
      const draft = await keeper.open()
      const after = read()
      if (JSON.stringify(before) !== JSON.stringify(after) || draft.photos.length > 0) ports.showSaved('restored')
      else if (JSON.stringify(after) !== JSON.stringify(freshFields(ports.now()))) soon()
      return after
    },
    changed: (control) => {
      if (control === 'regency') beside = { ...beside, district: '', village: '' }
      soon()
    },
    save,
    send: async () => {
      // Two taps, or Enter and a click, are one wish.
      if (sending) return { outcome: 'busy' }
      sending = true
      try {
        const sent = await send()
        if (sent.outcome === 'sealed') keeper.close()
        return sent
      } finally {
        sending = false
      }
    },
    choosePosition: (position) => {
      beside = { ...beside, position }
      soon()
    },
    chooseArea: ({ district, village }) => {
      beside = { ...beside, district, village }
      soon()
    },
    photos,
    isClean: () => clean,
    close: () => {
      clearTimeout(pause)
      keeper.close()
    },
  }
}

/** Characters left of what happened once they run short, negative when it is too long; null before. */
export function charactersLeft(body: string): number | null {
  const left = LIMITS.body - charactersOf(body)
  return left > 500 ? null : left
}

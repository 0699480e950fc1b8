import type { ReportId } from '../../domain/report.ts'
import type { Draft, DraftFields } from '../../outbox/draft.ts'
import type { Outbox } from '../../outbox/outbox.ts'
import { mergeFields, sameFields } from './merge-fields.ts'

/** Keeps the form in the outbox: one save at a time, the last words always last. */
export type Keeper = {
  /** What is stored joins what the form holds. Call once, before the first save. */
  readonly open: () => Promise<Draft>
  /** Saves what the form holds now, after any save under way. Resolves when it is on disk. `even` an untouched form. */
  readonly save: (even?: 'untouched') => Promise<Kept>
  readonly draft: () => Draft
  /** The photos changed in the outbox. */
  readonly take: (draft: Draft) => void
  /** Lets go of the lock that holds back updates. */
  readonly close: () => void
}

export type Kept =
  /** With the fields that were saved; meanwhile somebody may have typed on. */
  | { readonly outcome: 'saved'; readonly fields: DraftFields }
  | { readonly outcome: 'untouched' }
  | { readonly outcome: 'no-space' }
  | { readonly outcome: 'already-sealed'; readonly id: ReportId }

export type Form = {
  readonly code: string | null
  readonly facility: () => string | null
  /** What an untouched form holds. */
  readonly fresh: DraftFields
  readonly read: () => DraftFields
  readonly write: (fields: DraftFields) => void
}

export function createKeeper(outbox: Outbox, form: Form): Keeper {
  let draft = outbox.newDraft(form.code, form.facility())
  /** The fields as this form and the store last agreed; null before the first save. */
  let agreed: DraftFields | null = null
  let release: (() => void) | null = null
  let queue: Promise<unknown> = Promise.resolve()

  /** Takes in what another tab stored since. */
  async function join(): Promise<void> {
    const stored = await outbox.loadDraft(form.code)
    if (stored === null || (agreed !== null && stored.id !== draft.id)) return
    if (agreed !== null && stored.updatedAt === draft.updatedAt) return
    const merged = mergeFields(agreed ?? form.fresh, stored.fields, form.read())
    draft = stored
    agreed = stored.fields
    form.write(merged)
  }

  async function save(even: boolean): Promise<Kept> {
    await join()
    const fields = form.read()
    if (!even && sameFields(fields, agreed ?? form.fresh)) return { outcome: 'untouched' }
    const saved = await outbox.saveDraft({ ...draft, facility: form.facility(), fields })
    if (saved.outcome !== 'saved') return saved
    draft = saved.draft
    agreed = fields
    // A form with words in it: no update may take over before they are sealed.
    release ??= outbox.holdDraft(draft.id)
    return { outcome: 'saved', fields }
  }

  return {
    open: async () => {
      await join()
      if (agreed !== null) release ??= outbox.holdDraft(draft.id)
      return draft
    },
    save: (even) => {
      const next = queue.then(() => save(even === 'untouched'))
      // The next save runs whatever becomes of this one; its failure goes to whoever asked for it.
      queue = next.catch(() => null)
      return next
    },
    draft: () => draft,
    take: (changed) => {
      draft = { ...draft, photos: changed.photos, updatedAt: changed.updatedAt }
    },
    close: () => {
      release?.()
      release = null
    },
  }
}

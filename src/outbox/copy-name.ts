import type { ReportId } from '../domain/report.ts'
import { isEnded } from './advance.ts'
import type { Entry } from './entry.ts'

/** What a second copy's address tells without opening it. */
export type CopyName = {
  readonly id: ReportId
  /** The draft it was sealed from; null: it was copied later. */
  readonly draftId: string | null
  /** Only the receipt and the tracking code. */
  readonly delivered: boolean
}

const ADDRESS = /^\/second-copy\/([0-9a-f]{64})\/([0-9a-f]{32}|later)(\/delivered)?$/

export function nameOf(entry: Entry, draftId: string | null): string {
  return `/second-copy/${entry.id}/${draftId ?? 'later'}${isEnded(entry) ? '/delivered' : ''}`
}

/** Null: no copy, or one of another form, by a newer build, which is not for this one to judge. */
export function readName(path: string): CopyName | null {
  const [, id, draft, delivered] = ADDRESS.exec(path) ?? []
  if (id === undefined) return null
  const draftId = draft === undefined || draft === 'later' ? null : draft
  return { id: id as ReportId, draftId, delivered: delivered !== undefined }
}

import type { Entry, EntryAttachment } from '../../outbox/entry.ts'

/**
 * How far a sealed report has come, as its owner needs to know it. Only the province's receipt makes it more than
 * `on-phone` (O6).
 */
export type Stage = 'on-phone' | 'text-received' | 'received'

export function stageOf(entry: Pick<Entry, 'state' | 'receipt'>): Stage {
  if (entry.receipt === null) return 'on-phone'
  return entry.state.name === 'delivered' || entry.state.name === 'purged' ? 'received' : 'text-received'
}

/** How many attachments have come to which end. */
export function photoEnds(attachments: readonly EntryAttachment[]): Readonly<Record<EntryAttachment['state'], number>> {
  const ends = { waiting: 0, stored: 0, refused: 0, lost: 0 }
  for (const attachment of attachments) ends[attachment.state] += 1
  return ends
}

import type { ReportId } from '../domain/report.ts'
import { isEnded } from './advance.ts'
import { type CopiedReport, readWords, writeWords } from './copied-report.ts'
import type { Entry } from './entry.ts'
import type { Ports } from './ports.ts'

/**
 * Every report's words a third time, in `localStorage`. When a disk runs short and the browser has not promised to keep
 * this storage, Chromium empties an origin's databases and caches together, and not that (measured in 156; fault 40). It
 * holds 5 MB and no photos; the complaint counts from its text (O7). A worker has none: pages keep it.
 */
const PREFIX = 'lapor-words:'

const nameOf = (entry: Entry) => PREFIX + entry.id + (isEnded(entry) ? ':delivered' : '')

/** Does nothing where there is no room: these are not the copy that a seal waits for. */
export function keepWords({ words }: Ports, copy: CopiedReport): void {
  try {
    words?.setItem(nameOf(copy.entry), writeWords(copy))
  } catch {
    // Full, or forbidden.
  }
}

export function dropWords({ words }: Ports, id: ReportId): void {
  for (const name of namesIn(words)) if (name.startsWith(PREFIX + id)) words?.removeItem(name)
}

export function readAllWords({ words }: Ports): readonly CopiedReport[] {
  return namesIn(words).flatMap((name) => readWords(words?.getItem(name) ?? '') ?? [])
}

/** A missing one is written, those of undelivered reports first; whatever is left over goes. */
export function tidyWords(ports: Ports, entries: readonly Entry[]): void {
  const left = new Set(namesIn(ports.words))
  for (const entry of entries.toSorted((a, b) => Number(isEnded(a)) - Number(isEnded(b)))) {
    if (!left.delete(nameOf(entry))) keepWords(ports, { entry, draftId: null, photos: new Map() })
  }
  for (const name of left) ports.words?.removeItem(name)
}

function namesIn(words: Ports['words']): readonly string[] {
  return Array.from({ length: words?.length ?? 0 }, (_, index) => words?.key(index) ?? '').filter((name) =>
    name.startsWith(PREFIX),
  )
}

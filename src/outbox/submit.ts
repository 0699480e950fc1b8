import type { Draft } from './draft.ts'
import { sealedAs } from './drafts.ts'
import type { Engine } from './engine.ts'
import type { Entry } from './entry.ts'
import { note } from './journal.ts'
import type { Submitted } from './outbox.ts'
import { putEntry } from './reports.ts'
import { sealDraft } from './seal-draft.ts'
import { dropCopies, dropCopiesOf, keepCopy } from './second-copies.ts'
import { writeMakingRoom } from './space.ts'

// Who seals in another way finds it here, so that the first script names one file for both.
export { sealDraft }

/**
 * Seals a saved draft. First comes the second copy; then, in one transaction, the report is in the outbox and the draft is
 * gone. That the draft was still there makes sure that it is sealed once, in however many tabs it is open. "Saved" is true
 * when this resolves (O3).
 */
export async function submit(engine: Engine, draftId: string): Promise<Submitted> {
  // One at a time for each draft, so that nobody takes the other's copy for one that the dead left.
  return engine.ports.locks.request(`lapor-seal:${draftId}`, () => sealInTurn(engine, draftId))
}

async function sealInTurn(engine: Engine, draftId: string): Promise<Submitted> {
  const { database, ports } = engine
  for (;;) {
    const draft = await database.read(['drafts'], (tx) => tx.objectStore('drafts').get(draftId))
    if (draft === undefined) {
      const id = await database.read(['seals'], (tx) => tx.objectStore('seals').get(draftId))
      return id === undefined ? { outcome: 'gone' } : { outcome: 'already-sealed', id }
    }
    const sealed = await sealDraft(draft, ports)
    if (sealed.outcome === 'invalid') return sealed
    const { entry } = sealed

    await dropCopiesOf(engine, draftId)
    let isSealed = false
    try {
      const written = await writeMakingRoom(engine, async () => {
        await keepCopy(engine, entry, draftId)
        return store(engine, draft, entry)
      })
      isSealed = written !== 'changed' && written.outcome === 'sealed'
      if (written !== 'changed') return written
    } finally {
      if (!isSealed) await dropCopies(engine, entry.id)
    }
  }
}

function store({ database }: Engine, draft: Draft, entry: Entry): Promise<Submitted | 'changed'> {
  return database.write(
    ['drafts', 'seals', 'reports', 'journal', 'meta'],
    async (tx): Promise<Submitted | 'changed'> => {
      const now = await tx.objectStore('drafts').get(draft.id)
      if (now === undefined) {
        const id = await sealedAs(tx, draft.id)
        return id === null ? { outcome: 'gone' } : { outcome: 'already-sealed', id }
      }
      // Saved again while it was being sealed, perhaps in another tab: seal what is written now.
      if (JSON.stringify(now) !== JSON.stringify(draft)) return 'changed'
      // The draft's photos become the report's: as many names for the same bytes as before.
      await putEntry(tx, entry)
      await tx.objectStore('seals').put(entry.id, draft.id)
      await tx.objectStore('drafts').delete(draft.id)
      // Whoever seals wants it sent: no pause outlives a new report.
      await tx.objectStore('meta').delete('paused')
      await note(tx, { at: entry.sealedAt, event: 'sealed', id: entry.id, detail: null })
      return { outcome: 'sealed', entry }
    },
  )
}

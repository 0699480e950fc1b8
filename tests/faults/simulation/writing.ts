import type { Chance } from './chance.ts'
import type { Phone, Tab } from './phone.ts'
import { photoOf } from './pictures.ts'
import type { Life, Scheduler } from './scheduler.ts'

/** What people were told. */
export type Ledger = {
  /** Reports of which somebody read "saved". */
  readonly saved: Set<string>
  readonly wrong: string[]
}

/** Most are small; every edge of a chunk is among them. */
const SIZES = [900, 900, 2_000, 2_000, 2_000, 20_000, 20_000, 262_144, 262_145, 400_000]

/** A person who writes a few reports, in whatever tab is there, and begins anew when it dies. */
export function startWriting(scheduler: Scheduler, chance: Chance, phone: Phone, ledger: Ledger): void {
  const person: Life = scheduler.begin('person')
  for (let report = chance.whole(1, 3); report > 0; report--) {
    scheduler.after(person, chance.whole(0, 10 * 60_000), 'writes', () => {
      const awake = phone.tabs.filter(({ life }) => !life.frozen)
      const tab = awake.length === 0 || chance.happens(0.2) ? phone.openTab() : chance.pick(awake)
      void write(chance, tab, ledger).catch((error: unknown) => {
        ledger.wrong.push(`writing: ${String(error)}`)
      })
    })
  }
}

async function write(chance: Chance, { outbox }: Tab, ledger: Ledger): Promise<void> {
  const draft = outbox.newDraft(chance.pick([null, 'ABCD2345']), null)
  const fields = { ...draft.fields, kind: 'complaint', body: `Titian patah ${chance.whole(0, 999)}.` } as const
  if ((await outbox.saveDraft({ ...draft, fields })).outcome !== 'saved') return
  for (let photo = chance.whole(0, 2); photo > 0; photo--) {
    const bytes = photoOf(chance.pick(SIZES), chance.bytes(32))
    const added = await outbox.addPhoto(draft.id, bytes.slice().buffer, 'image/jpeg')
    if (added.outcome !== 'saved') return
    const name = added.photo.sha256
    const ready = await outbox.replacePhoto(draft.id, name, bytes.slice().buffer, 'image/jpeg')
    if (ready.outcome !== 'saved') return
  }
  // Enter and click; or only one of them.
  const taps = Array.from({ length: chance.pick([1, 1, 2]) }, () => outbox.submit(draft.id))
  const ids = new Set<string>()
  for (const submitted of await Promise.all(taps)) {
    if (submitted.outcome === 'sealed') ids.add(submitted.entry.id)
    if (submitted.outcome === 'already-sealed') ids.add(submitted.id)
  }
  if (ids.size > 1) ledger.wrong.push('one draft was sealed twice')
  for (const id of ids) ledger.saved.add(id)
}

import type { Chance } from './chance.ts'
import type { Phone } from './phone.ts'
import type { Province } from './province.ts'
import type { Life, Scheduler } from './scheduler.ts'

type World = {
  readonly scheduler: Scheduler
  readonly chance: Chance
  readonly province: Province
  readonly phones: readonly Phone[]
  /** Hears what does not hold. */
  readonly tell: (wrong: string) => void
  /** How often something happens between two steps: 0 never, 1 always. */
  readonly rate: number
  /**
   * A device that is full gives up what the province has received (O1), and of that a second copy holds no photos; neither
   * can give it back to a province that lost it (O11): a schedule has one of the two.
   */
  readonly calamity: 'deleted store' | 'full device' | 'restored province'
}

const MINUTE = 60_000
const YEARS = 10 * 365 * 86_400_000

/** What happens to phones and server between any two steps. */
export function mishaps(world: World): () => void {
  const { scheduler, chance, province, phones, rate, calamity } = world
  const fate: Life = scheduler.begin('fate')
  const startLater = (before: () => Promise<unknown>) => {
    scheduler.after(fate, chance.whole(0, 3 * MINUTE), 'server starts', () => void before().then(province.start))
  }
  const nothing = async () => {}
  const events: readonly ((phone: Phone) => void)[] = [
    (phone) => phone.kill(),
    (phone) => phone.tabs.length > 0 && phone.killTab(chance.pick(phone.tabs)),
    (phone) => phone.killWorker(),
    (phone) => phone.wakeWorker(),
    (phone) => phone.openTab(chance.happens(0.2)),
    (phone) => {
      phone.skew = chance.pick([0, YEARS, -YEARS, chance.whole(-MINUTE, MINUTE)])
    },
    (phone) =>
      phone.tabs.length > 0 &&
      void chance
        .pick(phone.tabs)
        .outbox.sendNow()
        .catch(() => null),
    (phone) => phone.tabs.length > 0 && void chance.pick(phone.tabs).outbox.reconnect(),
    (phone) => void pause(phone, world).catch(() => null),
    (phone) =>
      phone.tabs.length > 0 &&
      void chance
        .pick(phone.tabs)
        .outbox.resume()
        .catch(() => null),
    (phone) => phone.tabs.length > 0 && phone.freeze(chance.pick(phone.tabs), chance.happens(0.5)),
    (phone) => phone.thaw(),
    (phone) => void carry(phone, chance.pick(phones)).catch(() => null),
    (phone) => void correctOne(phone, chance).catch(() => null),
    () => {
      province.kill()
      startLater(nothing)
    },
    () => {
      province.kill()
      province.rooms.losePart(chance.pick)
      startLater(nothing)
    },
  ]
  const deletesItsStore = (phone: Phone) => {
    // As Chromium does at the start after one that followed half a record.
    phone.kill()
    phone.disk.lose()
  }
  const calamities: Record<World['calamity'], typeof events> = {
    'deleted store': [deletesItsStore],
    'full device': [
      deletesItsStore,
      (phone) => {
        const often = chance.pick([0.1, 0.5, 1])
        phone.disk.isFull = () => chance.happens(often)
        scheduler.after(fate, chance.whole(0, 3 * MINUTE), 'room again', () => {
          phone.disk.isFull = () => false
        })
      },
    ],
    'restored province': [
      () => province.backUp(),
      () => {
        province.kill()
        startLater(province.restore)
      },
    ],
  }
  const all = [...events, ...calamities[calamity], ...calamities[calamity]]
  return () => {
    if (chance.happens(rate)) chance.pick(all)(chance.pick(phones))
  }
}

/**
 * A person pauses sending. A moment later nothing leaves this phone any more for as long as the pause is there. A tab that
 * was frozen before and did not hear of it may still send what it had begun.
 */
async function pause(phone: Phone, { scheduler, chance, tell }: World): Promise<void> {
  if (phone.tabs.length === 0) return
  const { life, outbox } = chance.pick(phone.tabs)
  const anyFrozen = phone.tabs.some((tab) => tab.life.frozen)
  phone.counts.pauses += 1
  const { pauses } = phone.counts
  await outbox.pause()
  const later = (milliseconds: number) =>
    new Promise<void>((resolve) => void scheduler.after(life, milliseconds, 'looks at the pause', resolve))
  await later(1_000)
  const { requests } = phone.counts
  await later(chance.whole(1, 5 * MINUTE))
  const same = pauses === phone.counts.pauses && (await outbox.isPaused())
  if (same && !anyFrozen && requests !== phone.counts.requests) tell('a request left while sending was paused')
}

/** One phone's reports on another: both send them. */
async function carry(from: Phone, to: Phone): Promise<void> {
  const file = await from.tabs[0]?.outbox.exportAll(null)
  if (file !== undefined) await to.tabs[0]?.outbox.importFile(file, null)
}

/** A report of one's own that takes the place of an earlier one. */
async function correctOne(phone: Phone, chance: Chance): Promise<void> {
  const outbox = phone.tabs[0]?.outbox
  const entries = (await outbox?.entries()) ?? []
  if (outbox === undefined || entries.length === 0) return
  const draft = await outbox.correct(chance.pick(entries).id)
  if (draft !== null) await outbox.submit(draft.id)
}

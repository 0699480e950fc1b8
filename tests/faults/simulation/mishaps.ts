import type { Chance } from './chance.ts'
import type { Phone } from './phone.ts'
import type { Province } from './province.ts'
import type { Life, Scheduler } from './scheduler.ts'

type World = {
  readonly scheduler: Scheduler
  readonly chance: Chance
  readonly province: Province
  readonly phones: readonly Phone[]
  /** How often something happens between two steps: 0 never, 1 always. */
  readonly rate: number
}

const MINUTE = 60_000
const YEARS = 10 * 365 * 86_400_000

/** What happens to phones and server between any two steps. */
export function mishaps(world: World): () => void {
  const { scheduler, chance, province, phones, rate } = world
  const fate: Life = scheduler.begin('fate')
  const events: readonly ((phone: Phone) => void)[] = [
    (phone) => phone.kill(),
    (phone) => phone.tabs.length > 0 && phone.killTab(chance.pick(phone.tabs)),
    (phone) => phone.killWorker(),
    (phone) => phone.wakeWorker(),
    (phone) => phone.openTab(),
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
    () => {
      province.kill()
      scheduler.after(fate, chance.whole(0, 3 * MINUTE), 'server starts', () => void province.start())
    },
    () => {
      province.kill()
      province.rooms.losePart(chance.pick)
      scheduler.after(fate, chance.whole(0, 3 * MINUTE), 'server starts', () => void province.start())
    },
  ]
  return () => {
    if (chance.happens(rate)) chance.pick(events)(chance.pick(phones))
  }
}

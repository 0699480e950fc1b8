import { type Chance, chanceOf } from './chance.ts'
import { findWrong, type Verdict } from './invariant.ts'
import { mishaps } from './mishaps.ts'
import { createNetwork } from './network.ts'
import { createPhone, type Phone } from './phone.ts'
import { createProvince } from './province.ts'
import { createScheduler, type Scheduler, Stuck } from './scheduler.ts'
import { type Ledger, startWriting } from './writing.ts'

const START = Date.parse('2026-03-02T09:00:00+08:00')
const MINUTE = 60_000
const DAY = 86_400_000

export type Ran = Verdict & { readonly seed: number; readonly steps: number; readonly trace: string }

/** Plays one schedule from its seed: everything goes wrong for a while, then nothing any more; then both sides are compared. */
export async function runSchedule(seed: number, tell: (line: string) => void = () => {}): Promise<Ran> {
  const chance = chanceOf(seed)
  let between = () => {}
  let serverSkew = 0
  const scheduler = createScheduler(chance, START, () => between(), tell)
  const province = await createProvince(scheduler, chance, () => serverSkew)
  serverSkew = chance.pick([0, 0, -3 * MINUTE, 2 * DAY])
  await province.start()
  const network = createNetwork(scheduler, chance, province)
  const phones = Array.from({ length: chance.pick([1, 1, 2, 2, 3]) }, () => createPhone(scheduler, chance, network))
  const ledger: Ledger = { saved: new Set(), wrong: [] }
  try {
    network.trouble = chance.pick([0.05, 0.2, 0.5])
    const spare = chance.happens(0.1)
    for (const phone of phones) phone.disk.hasRoomToSpare = spare
    for (const phone of phones) startWriting(scheduler, chance, phone, ledger)
    const calamity = chance.pick(['deleted store', 'full device', 'restored province'] as const)
    const tell = (wrong: string) => void ledger.wrong.push(wrong)
    between = mishaps({ scheduler, chance, province, phones, calamity, tell, rate: chance.pick([0.001, 0.005, 0.02]) })
    const over = scheduler.now() + 20 * MINUTE
    const ether = scheduler.begin('end')
    scheduler.after(ether, 20 * MINUTE, 'calm', () => {})
    await scheduler.run(() => scheduler.now() >= over, DAY)
    between = () => {}
    network.trouble = 0
    await province.start()
    await calm(scheduler, chance, phones)
    const verdict = await findWrong(scheduler, province, phones, ledger)
    return { seed, steps: scheduler.steps(), trace: scheduler.trace(), ...verdict }
  } catch (error) {
    if (!(error instanceof Stuck)) throw error
    const wrong = [...ledger.wrong, error.message]
    return { seed, steps: scheduler.steps(), trace: scheduler.trace(), lost: 0, doubled: 0, sealed: 0, wrong }
  } finally {
    for (const phone of phones) phone.kill()
    await province.close()
  }
}

/**
 * Nothing goes wrong any more. Every person presses "send now" until nothing waits, or starts the app anew and does
 * nothing at all: whatever it waited for, a pause too, ends by itself. Waits of hours pass.
 */
async function calm(scheduler: Scheduler, chance: Chance, phones: readonly Phone[]): Promise<void> {
  for (const phone of phones) {
    phone.disk.isFull = () => false
    phone.thaw()
  }
  // Who was frozen in the middle of writing ends that first.
  await anHour(scheduler)
  for (const phone of phones) {
    const presses = chance.happens(0.5)
    if (!presses) phone.kill()
    const tab = phone.tabs[0] ?? phone.openTab()
    for (let round = 0; round < 20; round++) {
      if (presses) {
        await scheduler.see('send now', tab.outbox.sendNow(), DAY)
        await scheduler.see('send', tab.outbox.deliver(), DAY)
      } else await anHour(scheduler)
      const entries = await scheduler.see('entries', tab.outbox.entries(), DAY)
      if (entries.every(({ state }) => state.name === 'delivered' || state.name === 'purged')) break
      await anHour(scheduler)
    }
  }
}

async function anHour(scheduler: Scheduler): Promise<void> {
  const over = scheduler.now() + 60 * MINUTE
  scheduler.after(scheduler.begin('patience'), 60 * MINUTE, 'an hour later', () => {})
  await scheduler.run(() => scheduler.now() >= over, DAY)
}

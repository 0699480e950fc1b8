import { setTimeout as sleep } from 'node:timers/promises'
import { expect, type Page } from '@playwright/test'
import sharp from 'sharp'
import type { Device } from '../../journeys/harness/device.ts'
import type { RunningServer } from '../../journeys/harness/server.ts'
import type { Between } from '../harness/between.ts'
import { chanceOf } from '../simulation/chance.ts'
import { drawSteps, type Step, tellStep } from './draw.ts'
import { ENDED, judge, readPhone, type Verdict } from './judge.ts'
import {
  emptyLedger,
  type Ledger,
  type Picture,
  pauseSending,
  pressSendAll,
  removeDelivered,
  writeAndSend,
  writeDraft,
} from './people.ts'
import { openPhone, type Phone } from './phone.ts'
import { type Weather, weatherOf } from './weather.ts'

type World = { readonly device: Device; readonly between: Between; readonly server: RunningServer }
type Scene = World & {
  readonly phone: Phone
  readonly weather: Weather
  readonly ledger: Ledger
  readonly addresses: readonly string[]
  readonly pictures: readonly Picture[]
  readonly tell: (line: string) => void
}

/**
 * Plays the schedule of this seed: everything goes wrong for a while, then nothing any more; then both sides are compared.
 * `tell` hears what happens, in the order in which it does.
 */
export async function playSchedule(seed: number, world: World, tell: (line: string) => void): Promise<Verdict> {
  const { device, between, server } = world
  const weather = weatherOf(chanceOf(seed ^ 0x5eed))
  between.follow(weather.script)
  const first = device.page()
  await first.goto(`${between.origin}/lapor`)
  await first.evaluate(async () => void (await navigator.serviceWorker.ready))
  const [one, two] = await server.facilities()
  const addresses = ['/lapor', `/q/${one?.code}`, `/q/${two?.code}`].map((path) => between.origin + path)
  const phone = await openPhone(device, between.origin, tell)
  const scene: Scene = { ...world, phone, weather, ledger: emptyLedger(), addresses, pictures: await pictures(), tell }
  /** The server is killed and started again beside what people do, one after the other. */
  let power: Promise<void> = Promise.resolve()
  for (const [number, step] of drawSteps(seed).entries()) {
    await sleep(step.after)
    if (step.underWay) await Promise.race([weather.nextRequest(), sleep(1_500)])
    tell(`${number}. ${tellStep(step)}`)
    if (step.does === 'kill the server') {
      power = power.then(async () => {
        await server.kill()
        await sleep(step.down)
        await server.start()
        tell('server is up again')
      })
    } else if (!(await endsSoon(begin(step, number, scene)))) tell(`   ${number}: the browser does not answer`)
  }
  await power
  await phone.idle()
  const page = await calm(scene)
  const verdict = await judge(await readPhone(page), server, scene.ledger)
  tell(`on the way: ${weather.faults.join(', ')}`)
  tell(`${verdict.sealed} reports at the province, ${scene.ledger.sealed.length} times somebody read "saved"`)
  return verdict
}

/** Begins a step; what happens in a tab goes on by itself. */
async function begin(step: Step, number: number, scene: Scene): Promise<void> {
  const { phone, weather, ledger, between, addresses, pictures, tell } = scene
  const what = `   ${number}`
  const writingOf = (place: number, photos: number, patient: boolean) => ({
    address: addresses[place % addresses.length] ?? '',
    words: `Laporan nomor ${number}.`,
    pictures: pictures.slice(0, photos),
    patient,
  })
  try {
    switch (step.does) {
      case 'write':
        return phone.act(step.tab, what, (page) =>
          writeAndSend(page, writingOf(step.place, step.photos, step.patient), step.taps, ledger),
        )
      case 'draft':
        return phone.act(step.tab, what, (page) => writeDraft(page, writingOf(step.place, step.photos, true), ledger))
      case 'send now':
        return phone.act(step.tab, what, (page) => pressSendAll(page, between.origin))
      case 'pause sending':
        return phone.act(step.tab, what, (page) => pauseSending(page, between.origin))
      case 'remove a delivered one':
        return phone.act(step.tab, what, (page) => removeDelivered(page, between.origin, ledger))
      case 'reload':
        return phone.act(step.tab, what, async (page) => {
          await page.reload({ waitUntil: 'commit' })
          return page.url()
        })
      case 'wake the worker':
        return phone.act(step.tab, what, wakeWorker)
      case 'close the tab':
        return await phone.closeTab(step.tab)
      case 'crash the tab':
        return await phone.crashTab(step.tab)
      case 'open a tab':
        return await phone.openTab()
      case 'stop the worker':
        return await phone.stopWorker()
      case 'go offline':
      case 'go online':
        return await phone.setOffline(step.does === 'go offline')
      case 'kill the browser':
        // What is not sealed has no second copy: it goes with the browser's store.
        if (step.log === 'torn') ledger.kept = []
        return await phone.killAndReopen(step.log)
      case 'change the weather':
        weather.trouble = step.trouble
        return
      case 'kill the server':
        return
      default:
        return step satisfies never
    }
  } catch (error) {
    // A tab that died under the hand that closes it. What counts is looked at in the end.
    tell(`${what}: did not work, ${String(error).split('\n')[0]}`)
  }
}

function wakeWorker(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration()
    registration?.active?.postMessage({ type: 'deliver' })
    return registration?.active?.state ?? 'no worker'
  })
}

/** Nothing goes wrong any more: one more report is written, and "send all now" is pressed until nothing is left. */
async function calm({ phone, weather, ledger, between, tell }: Scene): Promise<Page> {
  weather.trouble = 0
  if (phone.isOffline() && !(await endsSoon(phone.setOffline(false)))) {
    // Its driver waits for a worker or a tab that is gone. A person would do the same.
    tell('the browser does not answer, and is killed')
    await phone.killAndReopen()
  }
  const page = await phone.newPage()
  tell('calm')
  const last = { address: `${between.origin}/lapor`, words: 'Laporan terakhir.', pictures: [], patient: true }
  await writeAndSend(page, last, 'once', ledger)
  await page.goto(`${between.origin}/antrean`)
  await expect(async () => {
    const button = page.getByRole('button', { name: 'Kirim semua sekarang' })
    if ((await button.count()) > 0) await button.click({ timeout: 1_000 }).catch(() => null) // Gone: all is sent.
    const { reports } = await readPhone(page)
    expect(reports.filter(({ state }) => !ENDED.includes(state)).map(({ state }) => state)).toEqual([])
    // O5: each of them is shown, with the state that it has.
    const shown = await page.locator('article.entry').evaluateAll((cards) => cards.map(({ dataset }) => dataset.state))
    expect(shown.toSorted()).toEqual(reports.map(({ state }) => state).toSorted())
  }).toPass({ timeout: 45_000, intervals: [100, 250] })
  return page
}

/** Whether it ended within a time that no browser needs to do one thing. */
async function endsSoon(work: Promise<void>): Promise<boolean> {
  return Promise.race([work.then(() => true), sleep(12_000, false, { ref: false })])
}

/** Pictures of several sizes, the larger ones of several chunks: no two are equal. */
let made: Promise<readonly Picture[]> | null = null
function pictures(): Promise<readonly Picture[]> {
  made ??= Promise.all(
    [320, 900, 1_300].map(async (side, index) => {
      const noise = { type: 'gaussian', mean: 120, sigma: 40 } as const
      const create = {
        width: side,
        height: Math.round(side * 0.75),
        channels: 3,
        background: '#6a8f7b',
        noise,
      } as const
      const buffer = await sharp({ create }).jpeg({ quality: 80 }).toBuffer()
      return { name: `${index}.jpg`, mimeType: 'image/jpeg', buffer }
    }),
  )
  return made
}

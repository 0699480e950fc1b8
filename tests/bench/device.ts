import { chromiumOnPhone } from './device/phone.ts'
import { measureScroll } from './device/scroll.ts'
import { measureSeal } from './device/seal.ts'
import { measureStart } from './device/start.ts'
import type { Measured } from './measured.ts'

/** What a cheap phone feels without a network: start, seal, and a full outbox. Each part has a phone of its own. */
export async function measure(): Promise<Measured> {
  const parts: Measured[] = []
  for (const part of [measureStart, measureSeal, measureScroll]) parts.push(await chromiumOnPhone(part))
  return {
    text: `${parts.map(({ text }) => text).join('\n\n')}\n\nDebian’s Chromium, 360 x 740, its main thread slowed down four times by DevTools; worker, storage process and disk are not slowed.`,
    goals: parts.flatMap(({ goals }) => goals),
  }
}

import { facilityCodeFrom } from '../../../src/domain/facility-code.ts'
import { QUIET_ZONE } from '../../../src/qr/symbol.ts'
import { type Chance, chanceOf } from '../../faults/simulation/chance.ts'
import { type Contender, symbolOfContender } from './contenders.ts'
import { decode } from './decode.ts'
import type { Picture } from './picture.ts'
import { codeSheet, type Sheet } from './sheet.ts'

/** Pictures taken of each at each strength. */
export const TRIALS = 50

/** How many of the trials were read, and what a decoder said that was not printed. */
export type Rate = { readonly read: number; readonly misread: readonly string[] }

/**
 * A trial is a seed: the code, and everything that happens to its picture. So all contenders meet the same, and whoever
 * measures again does too. `seed`: another for each kind and strength of trouble.
 */
export async function tryOut(
  contender: Contender,
  seed: number,
  take: (sheet: Sheet, chance: Chance) => Picture,
  layOut: (code: Sheet) => Sheet = (code) => code,
  quiet: number = QUIET_ZONE,
): Promise<Rate> {
  let read = 0
  const misread: string[] = []
  for (let trial = 0; trial < TRIALS; trial++) {
    const chance = chanceOf(seed * 1_000 + trial)
    const code = facilityCodeFrom(chance.bytes(5))
    const sheet = layOut(codeSheet(symbolOfContender(contender, code), quiet))
    const texts = await decode(take(sheet, chance))
    const wanted = contender.text(code)
    if (texts.includes(wanted)) read += 1
    misread.push(...texts.filter((text) => text !== wanted))
  }
  return { read, misread }
}

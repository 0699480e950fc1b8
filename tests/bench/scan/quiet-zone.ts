import { QUIET_ZONE } from '../../../src/qr/symbol.ts'
import type { Chance } from '../../faults/simulation/chance.ts'
import { table } from '../measured.ts'
import { photograph } from './camera.ts'
import { OURS } from './contenders.ts'
import type { Sheet } from './sheet.ts'
import { sensor, view } from './troubles.ts'
import { TRIALS, tryOut } from './try-out.ts'

/** How light a dark poster is. */
const DARK = 0.1
/** Pixels a module. */
const DISTANCES = [4, 2, 1.5]

/** What the quiet zone is for: codes whose modules are equally large, on a dark poster, with less and less white around. */
export async function measureQuietZone(): Promise<string> {
  const rows: (string | number)[][] = []
  for (const quiet of [QUIET_ZONE, 2, 1, 0]) {
    const cells: number[] = []
    for (const [at, pixels] of DISTANCES.entries()) {
      const side = (29 + 2 * quiet) * pixels
      const take = (sheet: Sheet, chance: Chance) => sensor(photograph(sheet, view(side, chance), DARK), chance)
      const { read } = await tryOut(OURS, 9_900 + at, take, (code) => code, quiet)
      cells.push((100 * read) / TRIALS)
    }
    rows.push([quiet, ...cells])
  }
  return `On a dark poster, with less white around the code:

${table(['modules of white', ...DISTANCES.map((pixels) => `${pixels} pixels a module %`)], rows)}`
}

import type { Chance } from '../../faults/simulation/chance.ts'
import { table } from '../measured.ts'
import { photograph } from './camera.ts'
import { OURS } from './contenders.ts'
import { soil } from './dirt.ts'
import { lay, type Sheet } from './sheet.ts'
import { stick, stickerAnywhere } from './stickers.ts'
import { NEAR, sensor, view } from './troubles.ts'
import { TRIALS, tryOut } from './try-out.ts'

/** Of the same sheet: one code, two that share its area, two as large as it. */
const LAYOUTS: readonly ((code: Sheet) => Sheet)[] = [
  (code) => lay(1.2, 2.3, [{ sheet: code, x: 0.1, y: 0.1, side: 1 }]),
  (code) => below(code, Math.SQRT1_2),
  (code) => below(code, 1),
]

function below(sheet: Sheet, side: number): Sheet {
  return lay(
    1.2,
    2.3,
    [0.1, 1.2].map((y) => ({ sheet, x: 0.1, y, side })),
  )
}

type Mishap = {
  readonly words: (level: number) => string
  readonly levels: readonly number[]
  readonly happen: (sheet: Sheet, level: number, chance: Chance) => Sheet
}

const MISHAPS: readonly Mishap[] = [
  {
    words: (count) => `${count} ${count === 1 ? 'sticker' : 'stickers'}, each on 9 % of a code’s area`,
    levels: [1, 2, 3, 5],
    happen: (sheet, count, chance) =>
      stick(
        sheet,
        Array.from({ length: count }, () => stickerAnywhere(sheet, 0.09, chance)),
      ),
  },
  {
    words: (share) => `dirt on ${share} % of the sheet`,
    levels: [2, 4, 6, 8],
    happen: (sheet, share, chance) => soil(sheet, share / 100, chance),
  },
]

/** What printing the code twice gains where stickers and dirt fall anywhere, on finders too: any one code read is enough. */
export async function measureTwice(): Promise<string> {
  const rows: (string | number)[][] = []
  for (const [kind, { words, levels, happen }] of MISHAPS.entries()) {
    for (const [at, level] of levels.entries()) {
      const take = (sheet: Sheet, chance: Chance) =>
        sensor(photograph(happen(sheet, level, chance), view(NEAR, chance)), chance)
      const cells: number[] = []
      for (const layOut of LAYOUTS) {
        const { read } = await tryOut(OURS, 9_000 + kind * 100 + at, take, layOut)
        cells.push((100 * read) / TRIALS)
      }
      rows.push([words(level), ...cells])
    }
  }
  return `On one sheet, anywhere, finders too; any one code that is read is enough:

${table(['what happened to it', 'one code %', 'two that share its area %', 'two as large as it %'], rows)}`
}

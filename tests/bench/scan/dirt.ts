import type { Chance } from '../../faults/simulation/chance.ts'
import type { Sheet } from './sheet.ts'

/** Places a side of a code that are clean or not. */
const FINE = 200

/** Drops on a sheet, finders and all, until `share` (0 to 1) of it is covered: mud, paint, rust, of any lightness. */
export function soil(sheet: Sheet, share: number, chance: Chance): Sheet {
  const [columns, rows] = [Math.round(sheet.width * FINE), Math.round(sheet.height * FINE)]
  const drops = new Float32Array(columns * rows).fill(CLEAN)
  let covered = 0
  while (covered < share * drops.length) {
    const radius = FINE * (0.008 + 0.03 * chance.next() ** 2)
    const [middleX, middleY] = [chance.next() * columns, chance.next() * rows]
    const light = 0.05 + 0.8 * chance.next()
    for (let y = Math.max(0, Math.ceil(middleY - radius)); y < Math.min(rows, middleY + radius); y++) {
      for (let x = Math.max(0, Math.ceil(middleX - radius)); x < Math.min(columns, middleX + radius); x++) {
        if ((x - middleX) ** 2 + (y - middleY) ** 2 > radius ** 2) continue
        if (drops[y * columns + x] === CLEAN) covered += 1
        drops[y * columns + x] = light
      }
    }
  }
  return {
    ...sheet,
    lightAt(x, y) {
      const drop = drops[Math.floor(y * FINE) * columns + Math.floor(x * FINE)] ?? CLEAN
      return drop === CLEAN ? sheet.lightAt(x, y) : drop
    },
  }
}

const CLEAN = -1

import { chanceOf } from '../../faults/simulation/chance.ts'

/** Says of each request in turn whether it is refused: of every ten exactly one, at a place that the seed decides. */
export function oneInTen(seed: number): () => boolean {
  const chance = chanceOf(seed)
  let asked = 0
  let refused = 0
  return () => {
    if (asked % 10 === 0) refused = asked + chance.whole(0, 9)
    asked += 1
    return asked - 1 === refused
  }
}

import type { FacilityCode } from '../domain/facility-code.ts'
import { codeAddress } from './code-address.ts'
import { type Level, QUIET_ZONE, symbolOf } from './symbol.ts'

/** What an address and a level cost: every further module makes all of them smaller on the same paper. */
export type SymbolCost = {
  /** Modules a side, without the quiet zone. */
  readonly modules: number
  /** How much larger it must be printed than the usual symbol, to be scanned from as far. 1: no larger. */
  readonly larger: number
}

/** The grid that a province's address takes at level Q; all sheets are measured for it. */
export const USUAL_MODULES = 29

/** A code of the right length; which one makes no difference to the grid. */
const ANY = '00000000' as FacilityCode

export function symbolCost(publicUrl: string, level: Level): SymbolCost {
  const modules = symbolOf(codeAddress(publicUrl, ANY), level).size
  const side = (size: number) => size + 2 * QUIET_ZONE
  return { modules, larger: Math.max(1, side(modules) / side(USUAL_MODULES)) }
}

import { ADDRESSES } from '../../domain/addresses.ts'
import { type Area, readAreas } from '../../domain/areas.ts'

/** The province's areas; none when they cannot be had just now. */
export async function fetchAreas(): Promise<readonly Area[]> {
  try {
    const answer = await fetch(ADDRESSES.areas)
    return answer.ok ? (readAreas(await answer.json()) ?? []) : []
  } catch {
    // Offline and not kept: nothing to choose from.
    return []
  }
}

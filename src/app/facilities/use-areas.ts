import { useEffect, useState } from 'preact/hooks'
import { ADDRESSES } from '../../domain/addresses.ts'
import { type Area, readAreas } from '../../domain/areas.ts'

let asked: Promise<readonly Area[]> | null = null

/** The province's regencies with all that is in them; empty until they are there. Asked for once a page. */
export function useAreas(): readonly Area[] {
  const [areas, setAreas] = useState<readonly Area[]>([])
  useEffect(() => {
    asked ??= fetchAreas()
    void asked.then(setAreas)
  }, [])
  return areas
}

async function fetchAreas(): Promise<readonly Area[]> {
  try {
    const answer = await fetch(ADDRESSES.areas)
    return answer.ok ? (readAreas(await answer.json()) ?? []) : []
  } catch {
    // No connection: areas show by their codes, and the next page asks again.
    return []
  }
}

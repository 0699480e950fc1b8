import { useEffect, useState } from 'preact/hooks'
import type { Area } from '../../domain/areas.ts'
import { fetchAreas } from '../parts/fetch-areas.ts'

let asked: Promise<readonly Area[]> | null = null

/** The province's regencies with all that is in them; empty until they are there. Asked for once a page. */
export function useAreas(): readonly Area[] {
  const [areas, setAreas] = useState<readonly Area[]>([])
  useEffect(() => {
    // Without a connection areas show by their codes, and the next page asks again.
    asked ??= fetchAreas()
    void asked.then(setAreas)
  }, [])
  return areas
}

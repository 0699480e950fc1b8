import { useEffect, useState } from 'preact/hooks'
import { describeArea } from '../../domain/areas.ts'
import type { FacilityCode } from '../../domain/facility-code.ts'
import { type AskedCode, askForCode } from '../directory/ask.ts'
import { checkOnPhone } from '../directory/find.ts'
import { keepFacility } from '../directory/keep.ts'
import { fetchAreas } from '../parts/fetch-areas.ts'
import { type Judged, judge, type Kept } from './judge.ts'

/** What can be said of a code: by this phone at once, by the province as soon as it answers. */
export function useCode(code: FacilityCode): { readonly judged: Judged; readonly area: string } {
  const [kept, setKept] = useState<Kept | 'nothing' | null>(null)
  const [asked, setAsked] = useState<AskedCode | null>(null)
  const [area, setArea] = useState('')
  const judged = judge(kept, asked)
  const checked = judged.name === 'genuine' || judged.name === 'withdrawn' ? judged.checked : null

  useEffect(() => {
    let left = false
    const unless = <Value>(set: (value: Value) => void) => {
      return (value: Value) => {
        if (!left) set(value)
      }
    }
    setKept(null)
    setAsked(null)
    void checkOnPhone(code).then((found) => unless(setKept)(found ?? 'nothing'))
    void askForCode(code).then(unless(setAsked))
    return () => {
      left = true
    }
  }, [code])

  useEffect(() => {
    if (checked === null) return
    // The district is enough to tell two places of one name apart.
    void fetchAreas().then((areas) => setArea(describeArea(areas, { ...checked.area, village: null })))
  }, [checked?.area.regency, checked?.area.district])

  useEffect(() => {
    // Whoever stands there scans again: its neighbours are known from now on, also without a signal.
    if (asked?.outcome === 'found') void keepFacility(code).catch(() => null) // No room: the province is asked again.
  }, [asked])

  return { judged, area }
}

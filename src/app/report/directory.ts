import * as v from 'valibot'
import { ADDRESSES } from '../../domain/addresses.ts'
import { describeArea } from '../../domain/areas.ts'
import { FACILITY_KINDS } from '../../domain/facility.ts'
import { directorySchema } from '../../domain/protocol.ts'
import type { FormFacility } from '../../form/data.ts'
import { fetchAreas } from '../parts/fetch-areas.ts'

/**
 * The facility of a code by the public directory that the service worker keeps; null when it is not there. For a code
 * scanned without connection: the name is a comfort, the province resolves the code itself.
 */
export async function facilityInDirectory(code: string): Promise<FormFacility | null> {
  try {
    const answer = await fetch(ADDRESSES.facilities)
    if (!answer.ok) return null
    const read = v.safeParse(directorySchema, await answer.json())
    const entry = read.success ? read.output.facilities.find((one) => one.code === code) : undefined
    const kind = FACILITY_KINDS.find((one) => one === entry?.kind)
    if (entry === undefined || kind === undefined) return null
    const area = describeArea(await fetchAreas(), { ...entry.area, village: null })
    return { name: entry.name, kind, agency: entry.agency, area, address: '', example: false }
  } catch {
    // Offline and not kept: the form goes on with the code alone.
    return null
  }
}

import { describeArea } from '../../domain/areas.ts'
import { FACILITY_KINDS } from '../../domain/facility.ts'
import type { FormFacility } from '../../form/data.ts'
import { askForCode } from '../directory/ask.ts'
import { checkOnPhone } from '../directory/find.ts'
import { fetchAreas } from '../parts/fetch-areas.ts'

/**
 * The facility of a code by the directory on this phone, else as the province says; null when neither knows it. For a
 * code scanned without connection: the name is a comfort, the province resolves the code itself.
 */
export async function facilityInDirectory(code: string): Promise<FormFacility | null> {
  const kept = await checkOnPhone(code)
  const asked = kept === null ? await askForCode(code) : null
  const checked = kept?.checked ?? (asked?.outcome === 'found' ? asked.checked : null)
  const kind = FACILITY_KINDS.find((one) => one === checked?.kind)
  if (checked === null || kind === undefined) return null
  const area = describeArea(await fetchAreas(), { ...checked.area, village: null })
  return { name: checked.name, kind, agency: checked.agency, area, address: '', example: false }
}

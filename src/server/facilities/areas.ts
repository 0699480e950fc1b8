import packed from '../../../public/areas.json' with { type: 'json' }
import { type Area, readAreas } from '../../domain/areas.ts'

/** The province's regencies with their districts and villages, as `areas.json` serves them to the page. */
export const AREAS: readonly Area[] = readAreas(packed) ?? []

import { writeFileSync } from 'node:fs'
import { getDistricts, getRegencies, getVillages } from 'idn-area-data'
import { type Area, packAreas } from '../src/domain/areas.ts'

/** Makes public/areas.json: every regency, district and village of South Kalimantan. `node scripts/make-areas.ts` */

const PROVINCE = '63'
const SOURCE = 'idn-area-data 4.0.1, ODbL 1.0'

/** Slips of the keyboard in the source. Nothing is put right here that could be a name's own spelling. */
const CORRECTIONS: Readonly<Record<string, string>> = {
  '63.01.01.2011': 'Telaga Langsat',
  '63.08.03.2035': 'Rantau Karau Tengah',
  '63.08.08.2012': 'Tambak Sari Panji',
  '63.09.03.2008': "Pulau Ku'u",
  '63.10.03.2015': 'Sumber Makmur',
}

/** The text of public/areas.json, one district a line. */
export async function makeAreas(): Promise<string> {
  const [regencies, districts, villages] = await Promise.all([
    getRegencies({ transform: true }),
    getDistricts({ transform: true }),
    getVillages({ transform: true }),
  ])
  const within = (parent: string, areas: readonly { readonly code: string; readonly name: string }[]) =>
    areas
      .filter((area) => area.code.startsWith(`${parent}.`))
      .map(({ code, name }) => ({ code, name: CORRECTIONS[code] ?? name }))
      .sort((a, b) => (a.code < b.code ? -1 : 1))
  const tree: Area[] = within(PROVINCE, regencies).map((regency) => ({
    ...regency,
    parts: within(regency.code, districts).map((district) => ({
      ...district,
      parts: within(district.code, villages).map((village) => ({ ...village, parts: [] })),
    })),
  }))
  return `${JSON.stringify(packAreas(PROVINCE, SOURCE, tree)).replaceAll(',[', ',\n[')}\n`
}

if (import.meta.main) writeFileSync(new URL('../public/areas.json', import.meta.url), await makeAreas())

import { createHash } from 'node:crypto'
import { type DirectoryDelta, PARTS_OF_REGENCY, type PackedFacility } from '../../domain/directory.ts'
import { dayNumber } from '../../domain/wita.ts'
import type { Database } from '../database/open.ts'

/**
 * The mark is the content: a short hash of every part, as the phone has it. Whatever changed a part, however late it was
 * committed, an agency's new name, a backup that was put back: its hash is another one, and the part is sent. No clock, no
 * sequence and no list of changes has to be believed.
 */
const FORMAT = 'a'
/** 36 bits a part: a change goes unseen once in 70,000 million, and then until the next one of that part. */
const HASH = 6

/** What a phone with the mark `since` does not have of these regencies (63.xx, in the order that made the mark). */
export async function readDelta(
  database: Database,
  regencies: readonly string[],
  since: string,
): Promise<DirectoryDelta> {
  const parts = partsOf(regencies, await readRows(database, regencies))
  const mark = FORMAT + parts.map(({ hash }) => hash).join('')
  // Another format, other regencies, or none at all: then everything is sent.
  const whole = since.length !== mark.length || !since.startsWith(FORMAT)
  const known = (place: number) => since.slice(FORMAT.length + place * HASH, FORMAT.length + (place + 1) * HASH)
  const changed = parts.filter(({ hash, facilities }, place) => (whole ? facilities.length > 0 : known(place) !== hash))
  const kinds = listed(changed.flatMap(({ facilities }) => facilities.map(({ kind }) => kind)))
  const agencies = listed(changed.flatMap(({ facilities }) => facilities.map(({ agency }) => agency)))
  return {
    mark,
    whole,
    kinds,
    agencies,
    parts: changed.map(({ regency, part, facilities }) => [
      regency,
      part,
      facilities.map(
        ({ name, kind, agency, place, codes }): PackedFacility => [
          name,
          kinds.indexOf(kind),
          agencies.indexOf(agency),
          place,
          codes,
        ],
      ),
    ]),
  }
}

type Facility = {
  readonly name: string
  readonly kind: string
  readonly agency: string
  /** What follows the regency in the code of its area: `01.1003`, `01`, or nothing. */
  readonly place: string
  readonly codes: PackedFacility[4]
}

function partsOf(regencies: readonly string[], rows: readonly Row[]) {
  const byFacility = new Map<string, Row[]>()
  for (const row of rows) {
    const known = byFacility.get(row.facility_id)
    if (known === undefined) byFacility.set(row.facility_id, [row])
    else known.push(row)
  }
  const byPart = new Map<string, Facility[]>()
  for (const [id, codes] of [...byFacility].toSorted(byId)) {
    const facility = facilityOf(codes)
    if (facility === null) continue
    const name = `${codes[0]?.regency}/${partOf(id)}`
    const known = byPart.get(name)
    if (known === undefined) byPart.set(name, [facility])
    else known.push(facility)
  }
  return regencies.flatMap((regency) =>
    Array.from({ length: PARTS_OF_REGENCY }, (_, part) => {
      const name = `${regency}/${part}`
      const facilities = byPart.get(name) ?? []
      const text = JSON.stringify([name, facilities])
      return { regency, part, facilities, hash: createHash('sha256').update(text).digest('base64url').slice(0, HASH) }
    }),
  )
}

const byId = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => (a < b ? -1 : 1)

function partOf(facility: string): number {
  return (createHash('sha256').update(facility).digest()[0] ?? 0) % PARTS_OF_REGENCY
}

function facilityOf(rows: readonly Row[]): Facility | null {
  const [first] = rows
  if (first === undefined) return null
  const { name, kind, agency, regency } = first
  return {
    name,
    kind,
    agency,
    place: (first.village ?? first.district ?? regency).slice(regency.length + 1),
    // Sorted here: each database has an order of its own for text.
    codes: rows
      .toSorted((a, b) => (a.code < b.code ? -1 : 1))
      .map(({ code, issued_at, label, successor, code_withdrawn_at, facility_withdrawn_at }) => {
        const withdrawn = code_withdrawn_at ?? facility_withdrawn_at
        return [code, dayNumber(issued_at), label, withdrawn === null ? null : dayNumber(withdrawn), successor]
      }),
  }
}

type Row = Awaited<ReturnType<typeof readRows>>[number]

/** Every code ever issued, withdrawn ones too: without a signal they are told from those that never were. */
function readRows(database: Database, regencies: readonly string[]) {
  return database
    .selectFrom('codes')
    .innerJoin('placements', 'placements.id', 'codes.placement_id')
    .innerJoin('facilities', 'facilities.id', 'placements.facility_id')
    .innerJoin('agencies', 'agencies.id', 'facilities.agency_id')
    .where('facilities.regency', 'in', regencies)
    .select(['facilities.id as facility_id', 'facilities.name', 'facilities.kind', 'agencies.name as agency'])
    .select(['regency', 'district', 'village', 'placements.label', 'codes.code', 'codes.issued_at', 'codes.successor'])
    .select(['codes.withdrawn_at as code_withdrawn_at', 'facilities.withdrawn_at as facility_withdrawn_at'])
    .execute()
}

function listed(texts: readonly string[]): string[] {
  return [...new Set(texts)].toSorted()
}

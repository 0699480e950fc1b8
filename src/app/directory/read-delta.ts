import * as v from 'valibot'
import { directoryDeltaSchema, type KeptFacility, type PackedFacility } from '../../domain/directory.ts'
import { startOfDay } from '../../domain/wita.ts'
import { partKey } from './database.ts'

/** What the province sent, as it is kept: every part whole, the empty ones too. */
export type ReadDelta = {
  readonly mark: string
  readonly whole: boolean
  readonly parts: readonly {
    readonly regency: string
    readonly key: string
    readonly facilities: readonly KeptFacility[]
  }[]
}

const { mark, whole, kinds, agencies, parts } = directoryDeltaSchema.entries
const headSchema = v.object({ mark, whole, kinds, agencies, parts: v.array(v.unknown()) })

/** A frame of a slow phone: longer in one piece, and typing would stick. Milliseconds. */
const PIECE = 12

/** Reads an answer part by part, with a breath between: the whole province has thousands of rows. Null: it is something else. */
export async function readDelta(answer: unknown, breathe: () => Promise<void> = breath): Promise<ReadDelta | null> {
  const head = v.safeParse(headSchema, answer)
  if (!head.success) return null
  const read: ReadDelta['parts'][number][] = []
  let begun = performance.now()
  for (const each of head.output.parts) {
    const part = v.safeParse(parts.item, each)
    if (!part.success) return null
    const [regency, number, packed] = part.output
    const facilities = packed.map((facility) => unpack(regency, facility, head.output))
    read.push({ regency, key: partKey(regency, number), facilities })
    if (performance.now() - begun < PIECE) continue
    await breathe()
    begun = performance.now()
  }
  return { mark: head.output.mark, whole: head.output.whole, parts: read }
}

type Lists = { readonly kinds: readonly string[]; readonly agencies: readonly string[] }

function unpack(regency: string, [name, kind, agency, place, codes]: PackedFacility, lists: Lists): KeptFacility {
  const [district, village] = place === '' ? [] : place.split('.')
  return {
    name,
    kind: lists.kinds[kind] ?? '',
    agency: lists.agencies[agency] ?? '',
    area: {
      regency,
      district: district === undefined ? null : `${regency}.${district}`,
      village: village === undefined ? null : `${regency}.${district}.${village}`,
    },
    codes: codes.map(([code, since, placement, withdrawn, successor]) => ({
      code,
      since: startOfDay(since),
      placement,
      withdrawnAt: withdrawn === null ? null : startOfDay(withdrawn),
      successor,
    })),
  }
}

function breath(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}

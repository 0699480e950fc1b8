import { readFileSync } from 'node:fs'
import { type Area, readAreas } from '../../../src/domain/areas.ts'
import { FACILITY_KINDS, type FacilityKind } from '../../../src/domain/facility.ts'
import { facilityCodeFrom } from '../../../src/domain/facility-code.ts'
import { type Database, openSqlite } from '../../../src/server/database/open.ts'
import { chanceFrom } from '../../../src/server/demo/chance.ts'
import type { RunningServer } from '../../journeys/harness/server.ts'

export const FACILITIES = 5_000

/** How places of a kind are called in Kalsel, before the name of their village. */
const CALLED: Readonly<Record<FacilityKind, readonly [string, ...string[]]>> = {
  hospital: ['RSUD', 'Rumah Sakit'],
  'health-centre': ['Puskesmas', 'Puskesmas Pembantu', 'Posyandu Melati', 'Posyandu Anggrek', 'Poskesdes'],
  school: ['SDN 1', 'SDN 2', 'SDN 3', 'SMPN 1', 'SMPN 2', 'SMAN 1', 'SMKN 1', 'TK Pembina', 'MTsN 2'],
  library: ['Perpustakaan Desa', 'Taman Baca'],
  'civil-registry': ['Loket Disdukcapil'],
  'vehicle-tax': ['Samsat Pembantu'],
  'one-stop-service': ['Mal Pelayanan Publik', 'Loket DPMPTSP'],
  'social-service': ['Panti Sosial', 'Rumah Singgah'],
  'river-pier': ['Dermaga', 'Titian', 'Dermaga Feri'],
  terminal: ['Terminal', 'Halte'],
  road: ['Jalan Poros', 'Simpang Empat'],
  bridge: ['Jembatan', 'Jembatan Gantung'],
  market: ['Pasar', 'Pasar Subuh'],
  'floating-market': ['Pasar Terapung'],
  'clean-water': ['Instalasi Air Bersih', 'PDAM Unit'],
  'waste-site': ['TPS 3R', 'TPS'],
  park: ['Taman', 'Ruang Terbuka Hijau'],
  'tourism-site': ['Wisata Alam', 'Makam Keramat'],
  'sports-venue': ['Lapangan Bola', 'GOR'],
  'village-office': ['Kantor Desa', 'Kantor Kelurahan'],
}
const LABELS: readonly [string, ...string[]] = [
  'Pintu masuk',
  'Loket 1',
  'Loket pendaftaran',
  'Ruang tunggu',
  'Meja layanan',
  'Pagar depan',
  'Tiang',
]
const AGENCIES = 40
const DAY = 86_400_000

const { bytes, whole, happens, oneOf } = chanceFrom('directory')

/** Makes the province as large as it may become: real villages, one to three codes a place, some of them replaced. */
export async function fillProvince(server: RunningServer): Promise<void> {
  const areas = readAreas(JSON.parse(readFileSync('public/areas.json', 'utf8'))) ?? []
  const villages = areas.flatMap(({ parts }) => parts.flatMap((district) => district.parts))
  await server.stop()
  const database = openSqlite(`${server.dataDir}/lapor.sqlite`)
  await database.deleteFrom('codes').execute()
  await database.deleteFrom('placements').execute()
  await database.deleteFrom('facilities').execute()
  const agencies = Array.from({ length: AGENCIES }, (_, at) => ({
    id: `bench-${at}`,
    name: `Dinas Pelayanan Nomor ${at} Kalimantan Selatan`,
    short_name: `D${at}`,
    example: 0 as const,
    retired_at: null,
  }))
  await database.insertInto('agencies').values(agencies).execute()
  for (let start = 0; start < FACILITIES; start += 500) await insert(database, villages, start, start + 500)
  await database.destroy()
  await server.start()
}

async function insert(database: Database, villages: readonly Area[], from: number, to: number): Promise<void> {
  const facilities = Array.from({ length: to - from }, (_, at) => facilityOf(from + at, villages))
  const placements = facilities.flatMap(({ id }) =>
    Array.from({ length: happens(60) ? 1 : happens(75) ? 2 : 3 }, (_, at) => ({
      id: `${id}-${at}`,
      facility_id: id,
      label: oneOf(LABELS),
      created_at: 0,
    })),
  )
  const codes = placements.flatMap(({ id }) => {
    // Codes are printed in batches, so that many share a day.
    const issued = (20_000 + whole(0, 40) * 15) * DAY
    const now = { code: newCode(), placement_id: id, issued_at: issued, withdrawn_at: null, successor: null }
    if (!happens(10)) return [now]
    return [now, { ...now, code: newCode(), withdrawn_at: issued + 30 * DAY, successor: now.code }]
  })
  await database.insertInto('facilities').values(facilities).execute()
  await database.insertInto('placements').values(placements).execute()
  await database.insertInto('codes').values(codes).execute()
}

function newCode(): string {
  return facilityCodeFrom(bytes(5))
}

function facilityOf(number: number, villages: readonly Area[]) {
  const village = villages[whole(0, villages.length - 1)] ?? { code: '63.71.01.1001', name: '' }
  const kind = oneOf(FACILITY_KINDS)
  return {
    id: `bench-${number}`,
    name: `${oneOf(CALLED[kind])} ${village.name}`,
    kind,
    agency_id: `bench-${whole(0, AGENCIES - 1)}`,
    regency: village.code.slice(0, 5),
    district: village.code.slice(0, 8),
    village: village.code,
    address: `Jl. ${village.name} RT ${whole(1, 40)}`,
    river: null,
    bank: null,
    landmark: null,
    latitude: -3 + number / 10_000,
    longitude: 114 + number / 10_000,
    example: 0 as const,
    created_at: 0,
    updated_at: 0,
    withdrawn_at: null,
    version: 1,
  }
}

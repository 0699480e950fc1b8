import type { FacilityKind } from './facility.ts'

type KindWords = Readonly<Record<FacilityKind, string>>

const id: KindWords = {
  hospital: 'Rumah sakit',
  'health-centre': 'Puskesmas',
  school: 'Sekolah',
  library: 'Perpustakaan',
  'civil-registry': 'Layanan kependudukan',
  'vehicle-tax': 'Samsat',
  'one-stop-service': 'Pelayanan terpadu satu pintu',
  'social-service': 'Layanan sosial',
  'river-pier': 'Dermaga',
  terminal: 'Terminal',
  road: 'Ruas jalan',
  bridge: 'Jembatan',
  market: 'Pasar',
  'floating-market': 'Pasar terapung',
  'clean-water': 'Air bersih',
  'waste-site': 'Tempat pengolahan sampah',
  park: 'Taman',
  'tourism-site': 'Tempat wisata',
  'sports-venue': 'Sarana olahraga',
  'village-office': 'Kantor desa',
}
const en: KindWords = {
  hospital: 'Hospital',
  'health-centre': 'Health centre',
  school: 'School',
  library: 'Library',
  'civil-registry': 'Civil registry',
  'vehicle-tax': 'Vehicle tax office',
  'one-stop-service': 'One-stop service',
  'social-service': 'Social service',
  'river-pier': 'River pier',
  terminal: 'Bus terminal',
  road: 'Road',
  bridge: 'Bridge',
  market: 'Market',
  'floating-market': 'Floating market',
  'clean-water': 'Clean water',
  'waste-site': 'Waste site',
  park: 'Park',
  'tourism-site': 'Tourist site',
  'sports-venue': 'Sports venue',
  'village-office': 'Village office',
}
/** What kinds of facilities are called. */
export const kindWords = { id, en }

import type { PlacementKind } from './facility.ts'

type PlacementWords = Readonly<Record<PlacementKind, string>>

const id: PlacementWords = {
  counter: 'Loket',
  entrance: 'Pintu masuk',
  room: 'Ruang atau bangsal',
  boat: 'Perahu',
  pier: 'Dermaga atau titian',
  event: 'Acara',
  other: 'Lainnya',
}
const en: PlacementWords = {
  counter: 'Counter',
  entrance: 'Entrance',
  room: 'Room or ward',
  boat: 'Boat',
  pier: 'Pier or boardwalk',
  event: 'Event',
  other: 'Other',
}
/** What kinds of spots are called. */
export const placementWords = { id, en }

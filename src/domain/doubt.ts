/**
 * What makes a readable report doubtful. A doubt never refuses: the report is received, marked, and a coordinator
 * decides.
 */
export const DOUBTS = [
  /** The code is well formed but names nothing. */
  'unknown-code',
  /** The code has a wrong check character or a wrong length. */
  'mistyped-code',
  /** The code was withdrawn before the report came. */
  'withdrawn-code',
  'withdrawn-facility',
  'unknown-category',
  'retired-category',
  /** The day of the incident lies after the day of receipt, in WITA. */
  'future-date',
  /** The device's clock is more than a day ahead of the province's. */
  'clock-ahead',
  'unknown-area',
  /** Names an earlier report without proof of its upload key, or one that is not here. */
  'unproven-supersedes',
] as const
export type Doubt = (typeof DOUBTS)[number]

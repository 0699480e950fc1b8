/** A place with its own code, and what the code leads to: code → placement → facility. */
export const FACILITY_KINDS = [
  'hospital',
  'health-centre',
  'school',
  'library',
  'civil-registry',
  'vehicle-tax',
  'one-stop-service',
  'social-service',
  'river-pier',
  'terminal',
  'road',
  'bridge',
  'market',
  'floating-market',
  'clean-water',
  'waste-site',
  'park',
  'tourism-site',
  'sports-venue',
  'village-office',
] as const
export type FacilityKind = (typeof FACILITY_KINDS)[number]

/** Where at a facility a code hangs; it decides which sheet is offered first. */
export const PLACEMENT_KINDS = ['counter', 'entrance', 'room', 'boat', 'pier', 'event', 'other'] as const
export type PlacementKind = (typeof PLACEMENT_KINDS)[number]

/** The categories offered first at a facility of this kind, likeliest first; every form also offers `other`. */
export const CATEGORIES_BY_KIND: Readonly<Record<FacilityKind, readonly string[]>> = {
  hospital: ['health', 'public-works', 'civil-registry', 'social'],
  'health-centre': ['health', 'public-works', 'social'],
  school: ['education', 'public-works', 'equality', 'order'],
  library: ['education', 'public-works', 'ict'],
  'civil-registry': ['civil-registry', 'ict', 'equality'],
  'vehicle-tax': ['economy', 'transport', 'ict'],
  'one-stop-service': ['economy', 'civil-registry', 'ict', 'manpower'],
  'social-service': ['social', 'equality', 'health'],
  'river-pier': ['waters', 'transport', 'public-works', 'order'],
  terminal: ['transport', 'order', 'public-works', 'environment'],
  road: ['public-works', 'transport', 'order'],
  bridge: ['public-works', 'transport', 'waters'],
  market: ['economy', 'environment', 'order', 'public-works'],
  'floating-market': ['economy', 'waters', 'environment', 'order'],
  'clean-water': ['energy', 'public-works', 'health'],
  'waste-site': ['environment', 'health', 'public-works'],
  park: ['environment', 'public-works', 'order', 'equality'],
  'tourism-site': ['education', 'environment', 'public-works', 'order'],
  'sports-venue': ['education', 'public-works', 'order'],
  'village-office': ['village', 'civil-registry', 'social', 'public-works'],
}

/** The top-level categories of a province (domain.md, section 7), in the order in which the general form shows them. */
export const CATEGORY_IDS = [
  'public-works',
  'transport',
  'waters',
  'environment',
  'health',
  'education',
  'civil-registry',
  'social',
  'order',
  'manpower',
  'energy',
  'economy',
  'ict',
  'agriculture',
  'village',
  'politics-law',
  'equality',
  'other',
] as const

/** Who may do what. Roles live in this one table; whoever asks, asks here. */
export const ROLES = ['coordinator', 'liaison', 'facility-manager'] as const
export type Role = (typeof ROLES)[number]

export const PERMISSIONS = [
  /** Cases of every agency; without it, only those disposed to one's own. */
  'read-every-case',
  /** Supervisory cases: suspected abuse or graft. */
  'read-supervisory',
  /** Name and contact, each time with a reason that is logged. */
  'unmask-sender',
  'dispose',
  /** Release or reject reports held back by the flood rule. */
  'release-held',
  /** Placements, codes, posters and kiosks of the facilities within one's reach. */
  'manage-facilities',
  /** Adding, importing, editing and withdrawing facilities; campaigns; and all facilities are within reach. */
  'manage-every-facility',
  'manage-accounts',
] as const
export type Permission = (typeof PERMISSIONS)[number]

const GRANTED: Readonly<Record<Role, readonly Permission[]>> = {
  coordinator: PERMISSIONS,
  liaison: [],
  'facility-manager': ['manage-facilities'],
}

export function may(role: Role, permission: Permission): boolean {
  return GRANTED[role].includes(permission)
}

/** An officer, as far as rules are concerned. A liaison has an agency; without one it sees nothing. */
export type Officer = { readonly role: Role; readonly agency: string | null }

/** Whose codes, posters and figures an officer sees and changes: every facility's, or those of these ids. */
export type Reach = 'every' | readonly string[]

/** `facilities`: the ids of those a facility manager is bound to; of no account for other roles. */
export function reachOf(officer: { readonly role: Role; readonly facilities: readonly string[] }): Reach {
  if (may(officer.role, 'manage-every-facility')) return 'every'
  return may(officer.role, 'manage-facilities') ? officer.facilities : []
}

/** What a case is, as far as visibility is concerned. */
export type CaseVisibility = {
  readonly agency: string | null
  readonly supervisory: boolean
  readonly held: boolean
}

/** Which cases an officer sees; the database's filter and `maySee` both come from here. */
export type Scope = {
  /** Those whose cases are seen; a list, so that no agency's id can be taken for the word. */
  readonly agencies: 'every' | readonly string[]
  readonly supervisory: boolean
  readonly held: boolean
}

export function scopeOf(officer: Officer): Scope {
  return {
    agencies: may(officer.role, 'read-every-case') ? 'every' : officer.agency === null ? [] : [officer.agency],
    supervisory: may(officer.role, 'read-supervisory'),
    held: may(officer.role, 'release-held'),
  }
}

export function maySee(officer: Officer, subject: CaseVisibility): boolean {
  const scope = scopeOf(officer)
  if (subject.supervisory && !scope.supervisory) return false
  if (subject.held && !scope.held) return false
  return scope.agencies === 'every' || (subject.agency !== null && scope.agencies.includes(subject.agency))
}

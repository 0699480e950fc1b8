import type { Generated } from 'kysely'
import type { Doubt } from '../../domain/doubt.ts'
import type { FacilityKind, PlacementKind } from '../../domain/facility.ts'
import type { Refusal } from '../../domain/refusal.ts'
import type { ReportKind } from '../../domain/report-kind.ts'
import type { Role } from '../../domain/role.ts'
import type { CaseState } from '../../domain/workflow.ts'

/**
 * The tables as both databases hold them. Times are epoch milliseconds, booleans 0 or 1, JSON is text of our own
 * writing, bytes are `Uint8Array` (`Buffer` on PostgreSQL). Whose name a column holds in `*_id` is the table's name.
 */

export type Flag = 0 | 1

export type Schema = {
  facts: FactsTable
  agencies: AgenciesTable
  categories: CategoriesTable
  facilities: FacilitiesTable
  campaigns: CampaignsTable
  placements: PlacementsTable
  codes: CodesTable
  code_weeks: CodeWeeksTable
  poster_alerts: PosterAlertsTable
  facility_imports: FacilityImportsTable
  cases: CasesTable
  reports: ReportsTable
  senders: SendersTable
  attachments: AttachmentsTable
  events: EventsTable
  effects: EffectsTable
  accounts: AccountsTable
  managed_facilities: ManagedFacilitiesTable
  invited_facilities: InvitedFacilitiesTable
  sessions: SessionsTable
  setup_links: SetupLinksTable
  audit: AuditTable
  kiosks: KiosksTable
}

/** Single facts about this province: `epoch`, `case-number:2026`, `examples-loaded`. */
type FactsTable = { name: string; value: string }

type AgenciesTable = {
  id: string
  name: string
  /** As people say it: "Dinkes". */
  short_name: string
  example: Flag
  retired_at: number | null
}

type CategoriesTable = {
  id: string
  name: string
  name_en: string
  /** Order in the general form. */
  position: number
  retired_at: number | null
}

type FacilitiesTable = {
  id: string
  name: string
  kind: FacilityKind
  agency_id: string
  /** Kemendagri codes. */
  regency: string
  district: string | null
  village: string | null
  address: string
  /** For places on the water: river, bank (`left`/`right`, looking downstream), landmark. */
  river: string | null
  bank: 'left' | 'right' | null
  landmark: string | null
  latitude: number | null
  longitude: number | null
  example: Flag
  created_at: number
  updated_at: number
  withdrawn_at: number | null
  version: number
}

/** What several placements hang for: "Berani LAPOR", a car-free day. `ended_at` null: it is on. */
type CampaignsTable = { id: string; name: string; created_at: number; ended_at: number | null }

/** One spot at a facility where a code hangs: "Loket pendaftaran". */
type PlacementsTable = {
  id: string
  facility_id: string
  label: string
  created_at: number
  kind: Generated<PlacementKind>
  campaign_id: Generated<string | null>
}

type CodesTable = {
  /** Canonical, 8 characters. */
  code: string
  placement_id: string
  issued_at: number
  withdrawn_at: number | null
  /** The code that took this one's place. */
  successor: string | null
}

/** How often a code was used in a week. Counted without anybody's name, address or cookie. */
type CodeWeeksTable = {
  code: string
  /** Day number (WITA) of the week's Monday. */
  week: number
  scans: Generated<number>
  begun: Generated<number>
  last_scan_at: number | null
}

/** A poster found pasted over: the code that hung there. `settled_at` null: somebody must still go and see. */
type PosterAlertsTable = {
  id: string
  code: string
  found_at: number
  account_id: string
  note: string
  settled_at: number | null
  settled_by: string | null
}

/** An import that was carried out. `answer`: JSON of `ImportDone`, given again to whoever sends the same order again. */
type FacilityImportsTable = { id: string; account_id: string; at: number; basis: string; answer: string }

/** What the desk works on: one case, one tracking code, one or more versions of the report. */
type CasesTable = {
  id: string
  /** The public number, `KS-2026-000123`. */
  number: string
  /** The report that speaks for the case: the latest proven version. */
  report_id: string
  received_at: number
  state: CaseState
  /** When the present state began. */
  since: number
  due_at: number | null
  agency_id: string | null
  /** An officer's own title and category; null while the reporter's stand. */
  title: string | null
  category_id: string | null
  /** Copied from the report that speaks for the case, for filters and rights. */
  kind: ReportKind
  supervisory: Flag
  facility_id: string | null
  regency: string | null
  /** When the flood rule held it back; null: in the inbox. */
  held_at: number | null
  example: Flag
  version: number
}

/** A sealed report, line 1 as it was sealed. Never changed after its first insert. */
type ReportsTable = {
  /** SHA-256 of line 1; of the whole envelope when `wrapped`. */
  id: string
  case_id: string
  received_at: number
  line1: Uint8Array
  /** Came in an envelope, which is not kept. So line 1 does not hash to the id, and nothing is wrong with that. */
  wrapped: Flag
  /** Columns read out of line 1. */
  kind: ReportKind
  category: string | null
  body: string
  occurred_on: string | null
  code: string | null
  facility_id: string | null
  /** JSON of `Place`. */
  place: string
  anonymous: Flag
  confidential: Flag
  supervisory: Flag
  channel: string
  device_time: string
  supersedes: string | null
  /** HMAC of line 1's tracking hash under the province's own key. */
  tracking_hmac: string
  upload_key_hash: string
  /** JSON array of `Doubt`. */
  doubts: string
}
export type Doubts = readonly Doubt[]

/** Line 2, encrypted. The row can be deleted while the report and its receipts stay valid. */
type SendersTable = { report_id: string; sealed: Uint8Array }

type AttachmentsTable = {
  report_id: string
  sha256: string
  /** Place in line 1's list, from 0. Equal photos in one report share the row of the first. */
  position: number
  size: number
  type: string
  state: 'waiting' | 'stored' | 'refused'
  refusal: Refusal | null
  /** Bytes acknowledged (on disk, synced). */
  stored_bytes: number
  updated_at: number
}

/** Everything that ever happened to a case, and the live feed. Only appended to. */
type EventsTable = {
  /** Ascending; on PostgreSQL not the order of commits. */
  sequence: Generated<number>
  case_id: string
  at: number
  kind: 'received' | 'version' | 'held' | 'released' | 'moved' | 'attachment' | 'unmasked' | 'retitled'
  /** Null: the system or the reporter. */
  account_id: string | null
  /** State and agency after the event. */
  state: CaseState
  agency_id: string | null
  /** Never shown to the reporter. */
  internal_note: string | null
  /** Written for the reporter. */
  public_reason: string | null
}

/** Side effects of a first insert, written in its transaction and carried out after it, each once. */
type EffectsTable = {
  sequence: Generated<number>
  report_id: string
  kind: 'notify-desk'
  created_at: number
  done_at: number | null
}

type AccountsTable = {
  id: string
  /** Lower case. */
  username: string
  name: string
  role: Role
  agency_id: string | null
  password_hash: string
  created_at: number
  disabled_at: number | null
}

/** The facilities that a facility manager looks after, and those that an invitation is for. */
type ManagedFacilitiesTable = { account_id: string; facility_id: string }
type InvitedFacilitiesTable = { token_hash: string; facility_id: string }

/** Only the hash of a session's token is kept. */
type SessionsTable = { token_hash: string; account_id: string; created_at: number; expires_at: number }

/** One-time links by which an account gets its first password, or a new one. Only the token's hash is kept. */
type SetupLinksTable = {
  token_hash: string
  role: Role
  agency_id: string | null
  created_at: number
  expires_at: number
  used_at: number | null
  /** The account that invites; null: the program itself, for the first account or a forgotten password. */
  created_by: string | null
  /** The account whose password it replaces; null: it makes a new account. */
  account_id: string | null
}

/** What officers did that is no event of a case: signing in, accounts, facilities, codes, bulk actions. */
type AuditTable = {
  sequence: Generated<number>
  at: number
  account_id: string | null
  action: string
  /** What it was done to: a facility's id, an account's id. Never personal data of a reporter. */
  subject: string | null
}

/** A tablet at a counter. It stands at a placement, and its reports carry that placement's code. */
type KiosksTable = {
  id: string
  placement_id: string
  name: string
  /** Of the one-time link that sets it up; null: used, or there is none. */
  link_hash: string | null
  link_until: number | null
  /** Of the tablet's own key, by which it tells that it is alive. */
  key_hash: string | null
  created_at: number
  enrolled_at: number | null
  last_seen_at: number | null
  withdrawn_at: number | null
}

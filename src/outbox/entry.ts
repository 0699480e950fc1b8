import type { Hex } from '../domain/hex.ts'
import type { Receipt } from '../domain/receipt.ts'
import type { Refusal } from '../domain/refusal.ts'
import type { ReportId } from '../domain/report.ts'
import type { SealedBytes } from '../domain/sealed.ts'

/** One sealed report as it rests on the device. */
export type Entry = {
  readonly id: ReportId
  /** The sealed bytes. They never change (O9). */
  readonly bytes: SealedBytes
  readonly attachments: readonly EntryAttachment[]
  /** Opens attachments and receipt at the province. */
  readonly uploadKey: Hex
  /** Canonical tracking code; null for an entry imported from another device, and for an envelope. */
  readonly trackingCode: string | null
  /** Whose rights it is sent with (O10). Citizens are all `citizen`. */
  readonly principal: string
  readonly sealedAt: number
  /** Shown in the list without opening the bytes; empty: an envelope, whose words are nowhere on this device. */
  readonly title: string
  readonly facility: string | null
  /** The code as scanned; null: a general report. */
  readonly code: string | null
  /** The report this one corrects. */
  readonly supersedes: ReportId | null
  readonly state: EntryState
  /** Failed attempts since the last progress; never a limit. */
  readonly attempts: number
  readonly lastError: Trouble | null
  /** The latest valid receipt. */
  readonly receipt: Receipt | null
}

export type EntryAttachment = { readonly sha256: Hex; readonly size: number; readonly type: string } & (
  | { readonly state: 'waiting' }
  | { readonly state: 'stored' }
  | { readonly state: 'refused'; readonly reason: Refusal }
  /** Its bytes on this device no longer hash to its name. */
  | { readonly state: 'lost' }
)

/** Each state with only its own fields. Times in epoch milliseconds of this device's clock. */
export type EntryState =
  | { readonly name: 'sealed' }
  | { readonly name: 'sending'; readonly leaseUntil: number; readonly textReceived: boolean }
  /** The text is received; photos are still to follow. */
  | { readonly name: 'partial' }
  | { readonly name: 'waiting'; readonly nextAt: number; readonly textReceived: boolean }
  | { readonly name: 'unclear-answer'; readonly nextAt: number; readonly count: number; readonly textReceived: boolean }
  | { readonly name: 'needs-sign-in' }
  | { readonly name: 'needs-correction'; readonly fields: Readonly<Record<string, string>> }
  | { readonly name: 'too-large' }
  | { readonly name: 'delivered'; readonly at: number }
  /** The bytes are gone after their time; the receipt stays. */
  | { readonly name: 'purged'; readonly at: number }

/** Why the last attempt did not succeed; the page has the words. */
export type Trouble =
  | { readonly kind: 'network' }
  | { readonly kind: 'unclear-answer' }
  | { readonly kind: 'server'; readonly status: number; readonly code: string | null }

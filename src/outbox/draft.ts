import type { Hex } from '../domain/hex.ts'
import type { ReportKind } from '../domain/report-kind.ts'

/**
 * A report being written. Saved at every pause and before the camera opens. One per code and one general draft; sealing
 * deletes it in the same transaction, so a draft is sealed at most once, in however many tabs it is open.
 */
export type Draft = {
  /** Random, made with the draft. */
  readonly id: string
  /** Canonical facility code, or what was scanned; null: general. */
  readonly code: string | null
  readonly facility: string | null
  readonly updatedAt: number
  readonly fields: DraftFields
  readonly photos: readonly DraftPhoto[]
  /** Set when this draft corrects an earlier report; then it keeps that report's tracking code. */
  readonly supersedes: { readonly id: Hex; readonly trackingCode: string } | null
}

/** Exactly what the form's controls hold, unread. */
export type DraftFields = {
  readonly kind: ReportKind | null
  readonly body: string
  readonly category: string | null
  /** `YYYY-MM-DD`; empty: not said. */
  readonly occurredOn: string
  readonly regency: string
  readonly district: string
  readonly village: string
  readonly placeText: string
  readonly position: {
    readonly latitude: number
    readonly longitude: number
    readonly accuracy: number
    /** Epoch milliseconds of the fix. */
    readonly takenAt: number
  } | null
  readonly anonymous: boolean
  readonly confidential: boolean
  readonly supervisory: boolean
  readonly name: string
  readonly contact: string
}

/** The bytes rest in the chunk store under `sha256`. `original`: not downscaled yet. */
export type DraftPhoto = {
  readonly sha256: Hex
  readonly size: number
  readonly type: string
  readonly stage: 'original' | 'ready'
}

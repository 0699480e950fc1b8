import type { FacilityCode } from '../../domain/facility-code.ts'
import type { Level } from '../symbol.ts'
import type { Logo } from './sheet.ts'

/** What can be printed. */
export const SHEET_KINDS = [
  'poster-a4',
  'poster-a3',
  'poster-a5',
  'table-tent',
  'counter-card',
  'boat',
  'stickers-4',
  'stickers-8',
  'stickers-24',
  'hand-out',
  'code',
] as const
export type SheetKind = (typeof SHEET_KINDS)[number]

/** Paper in millimetres. */
export const PAPER: Readonly<Record<SheetKind, { readonly width: number; readonly height: number }>> = {
  'poster-a3': { width: 297, height: 420 },
  'poster-a4': { width: 210, height: 297 },
  'poster-a5': { width: 148, height: 210 },
  'table-tent': { width: 210, height: 297 },
  'counter-card': { width: 210, height: 148 },
  boat: { width: 297, height: 210 },
  'stickers-4': { width: 210, height: 297 },
  'stickers-8': { width: 210, height: 297 },
  'stickers-24': { width: 210, height: 297 },
  'hand-out': { width: 210, height: 297 },
  code: { width: 60, height: 72 },
}

/** Bilingual: Indonesian, with English small beside it where it fits. */
export const SHEET_LANGUAGES = ['both', 'id'] as const
export type SheetLanguage = (typeof SHEET_LANGUAGES)[number]

/** A sheet of stickers carries one code on all of them, or one code after the other. */
export const FILLINGS = ['same', 'each'] as const
export type Filling = (typeof FILLINGS)[number]

/** What the person at the desk chose. */
export type Choice = {
  readonly kind: SheetKind
  readonly level: Level
  readonly language: SheetLanguage
  readonly filling: Filling
}

/** What the province's settings say, and the day of printing. */
export type Imprint = {
  readonly publicUrl: string
  readonly brand: string
  readonly smsNumber: string
  readonly smsKeyword: string
  readonly logo: Logo | null
  /** `24-11-2026` */
  readonly printed: string
}

/** One code and what stands beside it. */
export type Subject = {
  readonly code: FacilityCode
  readonly facility: string
  /** "Jl. Sungai Andai RT 4, Kel. Sungai Andai, Kota Banjarmasin" */
  readonly place: string
  /** "Sungai Andai, tepi kiri (menghadap hilir), titian di hulu jembatan"; empty on land. */
  readonly water: string
  readonly placement: string
  /** Code and name of the regency, for the hand-out. */
  readonly regency: { readonly code: string; readonly name: string }
  /** The day it was issued: `24-11-2026`. */
  readonly issued: string
  /** An example must not end up on a wall. */
  readonly example: boolean
}

/** Counts up whenever a sheet's words or form change, so that a sheet on a wall can be told from a newer one. */
export const EDITION = 2

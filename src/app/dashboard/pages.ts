import { ADDRESSES } from '../../domain/addresses.ts'

/** The dashboard's own pages, by path. */
export const PAGES = {
  inbox: ADDRESSES.dashboard,
  held: `${ADDRESSES.dashboard}?held=1`,
  accounts: `${ADDRESSES.dashboard}/akun`,
} as const

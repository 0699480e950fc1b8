import type { CheckedCode } from '../../domain/directory.ts'
import type { AskedCode } from '../directory/ask.ts'

/** What this phone's directory says of a code; `at`: when it was last like the province's. */
export type Kept = { readonly checked: CheckedCode; readonly at: number }

/** What can be said of a code now. `by`: who says it. */
export type Judged =
  | { readonly name: 'asking' }
  | { readonly name: 'genuine' | 'withdrawn'; readonly checked: CheckedCode; readonly by: JudgedBy }
  /** The province never gave it out. */
  | { readonly name: 'unknown' }
  /** The province does not answer, and this phone knows only some regencies: it may be genuine all the same. */
  | { readonly name: 'cannot-say' }
export type JudgedBy =
  | { readonly name: 'province' }
  /** `asking`: the province may still answer otherwise. */
  | { readonly name: 'phone'; readonly at: number; readonly asking: boolean }

/**
 * The province's word stands above the phone's, whichever comes first: a code may have been withdrawn an hour ago. `kept`
 * and `asked` null: not known yet.
 */
export function judge(kept: Kept | 'nothing' | null, asked: AskedCode | null): Judged {
  if (asked?.outcome === 'unknown') return { name: 'unknown' }
  if (asked?.outcome === 'found') return saidOf(asked.checked, { name: 'province' })
  if (kept !== null && kept !== 'nothing') {
    return saidOf(kept.checked, { name: 'phone', at: kept.at, asking: asked === null })
  }
  return asked === null || kept === null ? { name: 'asking' } : { name: 'cannot-say' }
}

function saidOf(checked: CheckedCode, by: JudgedBy): Judged {
  return { name: checked.withdrawnAt === null ? 'genuine' : 'withdrawn', checked, by }
}

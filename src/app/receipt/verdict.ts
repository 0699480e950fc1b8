import type { Outbox } from '../../outbox/outbox.ts'

/** What a phone can say about a receipt after checking the province's signature against the keys it knows. */
export type Verdict = 'checking' | 'genuine' | 'not-genuine' | 'no-key'

export const VERDICTS: Readonly<Record<Awaited<ReturnType<Outbox['verify']>>, Verdict>> = {
  valid: 'genuine',
  invalid: 'not-genuine',
  'unknown-key': 'no-key',
}

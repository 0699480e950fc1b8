/**
 * What was written towards a disposition and not sent: it outlives the form, so that a session that ends, or a look at
 * another case, takes nothing from the officer. In the page's memory alone, and under the account: whoever signs in next
 * on the same screen finds nothing of it.
 */
export type Unsent = { readonly agency: string; readonly note: string }

const kept = new Map<string, Unsent>()

export function keepUnsent(account: string, caseId: string, unsent: Unsent): void {
  kept.set(`${account} ${caseId}`, unsent)
}

export function unsentOf(account: string, caseId: string): Unsent | null {
  return kept.get(`${account} ${caseId}`) ?? null
}

/** It was sent. */
export function forgetUnsent(account: string, caseId: string): void {
  kept.delete(`${account} ${caseId}`)
}

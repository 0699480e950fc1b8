import type { Database } from '../database/open.ts'

/** What officers do that is no event of a case. */
export type AuditAction =
  | 'signed-in'
  | 'sign-in-failed'
  | 'signed-out'
  | 'signed-out-everywhere'
  | 'password-changed'
  | 'account-made'
  | 'account-recovered'
  | 'account-disabled'
  | 'account-enabled'
  | 'invited'
  | 'invitation-withdrawn'
  | 'facilities-assigned'
  | 'recovery-link-made'
  | 'sender-unmasked'
  | 'cases-exported'
  | 'held-released'
  | 'held-rejected'
  | 'held-taken-back'
  | 'facility-added'
  | 'facility-edited'
  | 'facility-withdrawn'
  | 'facility-restored'
  | 'placement-added'
  | 'placement-edited'
  | 'code-issued'
  | 'code-withdrawn'
  | 'campaign-added'
  | 'campaign-edited'
  | 'poster-pasted-over'
  | 'poster-alert-settled'
  | 'poster-alert-reopened'
  | 'facilities-exported'
  | 'examples-removed'
  | 'kiosk-added'
  | 'kiosk-renamed'
  | 'kiosk-link-made'
  | 'kiosk-enrolled'
  | 'kiosk-withdrawn'

/**
 * Writes one line of the audit trail; inside a transaction when `database` is one. `subject`: an id of what it was done
 * to, never personal data of a reporter.
 */
export async function audit(
  database: Database,
  line: {
    readonly at: number
    readonly by: string | null
    readonly action: AuditAction
    readonly subject?: string | null
  },
): Promise<void> {
  await database
    .insertInto('audit')
    .values({ at: line.at, account_id: line.by, action: line.action, subject: line.subject ?? null })
    .execute()
}

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
  | 'poster-health-exported'
  | 'facilities-imported'
  | 'examples-removed'
  | 'kiosk-added'
  | 'kiosk-renamed'
  | 'kiosk-link-made'
  | 'kiosk-enrolled'
  | 'kiosk-withdrawn'

/** One line of the trail. `subject`: an id of what it was done to, never personal data of a reporter. */
export type AuditLine = {
  readonly at: number
  readonly by: string | null
  readonly action: AuditAction
  readonly subject?: string | null
}

/** Writes one line of the audit trail; inside a transaction when `database` is one. */
export async function audit(database: Database, line: AuditLine): Promise<void> {
  await auditAll(database, [line])
}

/** Writes lines in their order, in handfuls: every database has a limit for the values of one statement. */
export async function auditAll(database: Database, lines: readonly AuditLine[]): Promise<void> {
  for (let start = 0; start < lines.length; start += 500) {
    const some = lines.slice(start, start + 500)
    await database
      .insertInto('audit')
      .values(some.map(({ at, by, action, subject }) => ({ at, account_id: by, action, subject: subject ?? null })))
      .execute()
  }
}

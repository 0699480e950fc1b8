import type { SenderAnswer } from '../../domain/desk-protocol.ts'
import { scopeOf } from '../../domain/role.ts'
import { notFound } from '../errors.ts'
import { audit } from '../identity/audit.ts'
import type { SignedIn } from '../identity/sessions.ts'
import { openSender } from '../intake/sender-box.ts'
import type { World } from '../world.ts'
import { senderOf } from './one-case.ts'
import { withinScope } from './scope.ts'

/**
 * Name and contact of who sent a case. That it was asked, by whom and why is written down before anything is shown.
 * Throws not-found when nobody left a name.
 */
export async function unmask(world: World, officer: SignedIn, id: string, reason: string): Promise<SenderAnswer> {
  const at = world.now()
  const box = await world.database.transaction().execute(async (trx) => {
    const found = await trx
      .selectFrom('cases')
      .where(withinScope(scopeOf(officer)))
      .where('cases.id', '=', id)
      .select(['cases.state', 'cases.agency_id'])
      .executeTakeFirst()
    const sealed = found === undefined ? null : await senderOf(trx, id)
    if (found === undefined || sealed === null) return null
    await trx
      .insertInto('events')
      .values({
        case_id: id,
        at,
        kind: 'unmasked',
        account_id: officer.accountId,
        state: found.state,
        agency_id: found.agency_id,
        internal_note: reason,
        public_reason: null,
      })
      .execute()
    await audit(trx, { at, by: officer.accountId, action: 'sender-unmasked', subject: id })
    return sealed
  })
  const sender = box === null ? null : openSender(box.sealed, box.report_id, world.secrets.senderKey)
  if (sender === null) throw notFound()
  return { name: sender.name, contact: sender.contact }
}

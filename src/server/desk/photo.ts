import { type Officer, scopeOf } from '../../domain/role.ts'
import type { CopySize, World } from '../world.ts'
import { withinScope } from './scope.ts'

/** The copy of a photo that may be shown: decoded and encoded again. Null for who may not see its case, too. */
export async function readPhoto(
  world: World,
  officer: Officer,
  caseId: string,
  sha256: string,
  size: CopySize,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const row = await world.database
    .selectFrom('cases')
    .innerJoin('reports', 'reports.case_id', 'cases.id')
    .innerJoin('attachments', 'attachments.report_id', 'reports.id')
    .where('cases.id', '=', caseId)
    .where('attachments.sha256', '=', sha256)
    .where('attachments.state', '=', 'stored')
    .where(withinScope(scopeOf(officer)))
    .select('attachments.report_id')
    .executeTakeFirst()
  return row === undefined ? null : world.attachments.readCopy(row.report_id, sha256, size)
}

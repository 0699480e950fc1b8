import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import { sql } from 'kysely'
import type { Scope } from '../../domain/role.ts'
import type { Schema } from '../database/schema.ts'

/**
 * Which cases an officer sees, as the one filter of every query: list, search, counts, one case, photos, export and
 * live feed. It says what `maySee` says of a single case.
 */
export function withinScope(scope: Scope) {
  return (where: ExpressionBuilder<Schema, 'cases'>): Expression<SqlBool> => {
    const conditions: Expression<SqlBool>[] = []
    if (scope.agency === 'none') conditions.push(sql<SqlBool>`1 = 0`)
    else if (scope.agency !== 'every') conditions.push(where('cases.agency_id', '=', scope.agency))
    if (!scope.supervisory) conditions.push(where('cases.supervisory', '=', 0))
    if (!scope.held) conditions.push(where('cases.held_at', 'is', null))
    return where.and(conditions)
  }
}

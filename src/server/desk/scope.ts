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
    const { agencies } = scope
    if (agencies !== 'every') {
      conditions.push(agencies.length === 0 ? sql<SqlBool>`1 = 0` : where('cases.agency_id', 'in', agencies))
    }
    if (!scope.supervisory) conditions.push(where('cases.supervisory', '=', 0))
    if (!scope.held) conditions.push(where('cases.held_at', 'is', null))
    return where.and(conditions)
  }
}

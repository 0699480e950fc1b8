import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { Reach } from '../../domain/role.ts'
import type { Schema } from '../database/schema.ts'
import { notFound } from '../errors.ts'

/** Who changes, and which facilities are within reach; anything beyond is not found. */
export type Actor = { readonly accountId: string; readonly reach: Reach }

/** The facilities within reach, as the one filter of every query on them. */
export function within(reach: Reach) {
  return (where: ExpressionBuilder<Schema, 'facilities'>): Expression<SqlBool> => {
    if (reach === 'every') return sql<SqlBool>`1 = 1`
    return reach.length === 0 ? sql<SqlBool>`1 = 0` : where('facilities.id', 'in', reach)
  }
}

/** Throws not-found for a facility out of reach, as for one that is not there: nobody learns which. */
export function assertWithin(reach: Reach, facility: string): void {
  if (reach !== 'every' && !reach.includes(facility)) throw notFound()
}

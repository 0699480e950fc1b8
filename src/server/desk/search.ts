import { type Expression, type SqlBool, sql } from 'kysely'
import type { Engine } from '../database/open.ts'

/**
 * Search in what people wrote: a case is found when every word begins a word of one of its reports or of its title, or
 * when the whole is a piece of its number. One meaning, two databases.
 */
export function matches(engine: Engine, search: string): Expression<SqlBool> {
  const words = wordsIn(search)
  const number = search.trim().toUpperCase()
  const byNumber = /^[KS0-9-]{3,20}$/.test(number)
    ? sql<SqlBool>`cases.number like ${`%${number}%`}`
    : sql<SqlBool>`1 = 0`
  if (words.length === 0) return byNumber
  const byWords = engine === 'sqlite' ? inSqlite(words) : inPostgresql(words)
  return sql<SqlBool>`(${byNumber} or ${byWords})`
}

/** The words of a search, as both tokenizers cut them: runs of letters and digits. At most eight. */
export function wordsIn(search: string): readonly string[] {
  return (search.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, 8)
}

/** FTS5 query syntax: https://sqlite.org/fts5.html#full_text_query_syntax. Quoted, so that AND and NEAR are words. */
function inSqlite(words: readonly string[]): Expression<SqlBool> {
  const query = words.map((word) => `"${word}"*`).join(' ')
  const titled = sql.join(
    words.map((word) => sql`' ' || lower(cases.title) like ${`% ${word}%`}`),
    sql` and `,
  )
  return sql<SqlBool>`(cases.id in (
    select reports.case_id from report_words
      join report_word_rows on report_word_rows.row = report_words.rowid
      join reports on reports.id = report_word_rows.report_id
      where report_words match ${query}
  ) or (cases.title is not null and ${titled}))`
}

/** The expression is the index's own, letter by letter; else PostgreSQL would not use it. */
function inPostgresql(words: readonly string[]): Expression<SqlBool> {
  const query = words.map((word) => `'${word}':*`).join(' & ')
  const titled = sql.join(
    words.map((word) => sql`' ' || lower(cases.title) like ${`% ${word}%`}`),
    sql` and `,
  )
  return sql<SqlBool>`(cases.id in (
    select reports.case_id from reports
      where to_tsvector('simple', translate(body, '/.-@_:+', '       ')) @@ to_tsquery('simple', ${query})
  ) or (cases.title is not null and ${titled}))`
}

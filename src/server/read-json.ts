import type { Context } from 'hono'
import * as v from 'valibot'
import { badRequest, invalid } from './errors.ts'
import { BODY_PATIENCE, type BodyPatience, readBody } from './intake/body.ts'

/** An officer's request is a few words and ids. */
const FEW_WORDS: BodyLimit = { bytes: 256 * 1024, patience: BODY_PATIENCE }

/** What a door takes at most, and how long it waits for it. */
export type BodyLimit = { readonly bytes: number; readonly patience: BodyPatience }

/**
 * Reads a request's JSON by its schema. Only `application/json` is read, which no foreign page can send without being
 * asked first (CORS). It is counted as it comes, whatever length it claims: some of these doors open to anybody. Throws
 * bad-request, too-large, too-slow or invalid with the fields.
 */
export async function readJson<Schema extends v.GenericSchema>(
  context: Context,
  schema: Schema,
  limit: BodyLimit = FEW_WORDS,
): Promise<v.InferOutput<Schema>> {
  if (!/^application\/json(?:;|$)/i.test(context.req.header('Content-Type') ?? '')) {
    throw badRequest('This address takes application/json.')
  }
  const bytes = await readBody(context, limit.bytes, limit.patience)
  return readBy(schema, parse(new TextDecoder().decode(bytes)))
}

/** Reads an address's query by its schema. Empty parameters count as left out. Throws invalid with the fields. */
export function readQuery<Schema extends v.GenericSchema>(context: Context, schema: Schema): v.InferOutput<Schema> {
  const given = Object.entries(context.req.query()).filter(([, value]) => value !== '')
  return readBy(schema, Object.fromEntries(given))
}

function readBy<Schema extends v.GenericSchema>(schema: Schema, value: unknown): v.InferOutput<Schema> {
  // Nobody types U+0000, and PostgreSQL takes it in no text.
  if (JSON.stringify(value).includes('\\u0000')) throw badRequest('A text holds a character that cannot be stored.')
  const read = v.safeParse(schema, value)
  if (read.success) return read.output
  throw invalid(Object.fromEntries(read.issues.map((issue) => [v.getDotPath(issue) ?? '', word(issue)])))
}

/** Our own words stand as they are; what the library would say may quote the input, so its type alone is told. */
function word(issue: v.BaseIssue<unknown>): string {
  return /^[a-z-]+$/.test(issue.message) ? issue.message : issue.type
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw badRequest('This is no JSON.')
  }
}

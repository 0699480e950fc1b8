import * as v from 'valibot'
import { FACILITY_KINDS } from '../../domain/facility.ts'
import { readFacilityCode } from '../../domain/facility-code.ts'
import { LANGUAGES } from '../../domain/language.ts'
import { keysAnswerSchema } from '../../domain/signing-key.ts'
import type { FormData, FormValues } from '../../form/data.ts'
import { FIELD_NAMES } from '../../form/data.ts'
import { FORM_PROBLEMS, type FormProblems } from '../../form/problems.ts'

/** What the server rendered the form with. */
export type FormBlock = { readonly data: FormData; readonly values: FormValues; readonly problems: FormProblems }

const named = v.object({ name: v.string() })
const facilitySchema = v.object({
  ...named.entries,
  kind: v.picklist(FACILITY_KINDS),
  agency: v.string(),
  area: v.string(),
  address: v.string(),
  example: v.boolean(),
})
const dataSchema = v.object({
  language: v.picklist(LANGUAGES),
  brand: v.string(),
  code: v.nullable(v.string()),
  facility: v.nullable(facilitySchema),
  categories: v.array(v.object({ ...named.entries, id: v.string() })),
  regencies: v.array(v.object({ ...named.entries, code: v.string() })),
  keys: keysAnswerSchema,
  plain: v.object({ random: v.string(), tracking: v.string(), madeAt: v.number(), mac: v.string() }),
})
const blockSchema = v.object({
  data: dataSchema,
  values: v.record(v.string(), v.string()),
  problems: v.record(v.string(), v.picklist(FORM_PROBLEMS)),
})

/** Reads the JSON block beside a rendered form; null on a page without one. */
export function readFormBlock(text: string | null): FormBlock | null {
  if (text === null) return null
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return null
  }
  const read = v.safeParse(blockSchema, json)
  if (!read.success) return null
  const { data, values, problems } = read.output
  const only = <T>(from: Readonly<Record<string, T>>, names: readonly string[]) =>
    Object.fromEntries(Object.entries(from).filter(([name]) => names.includes(name)))
  return { data, values: only(values, FIELD_NAMES), problems: only(problems, [...FIELD_NAMES, 'form']) }
}

/** The code in a form's address: canonical when it is one, as it stands when not; null: the general form. */
export function codeInAddress(path: string): string | null {
  const typed = /^\/q\/([^/]+)\/?$/i.exec(path)?.[1]
  if (typed === undefined) return null
  const read = readFacilityCode(decoded(typed))
  return read.outcome === 'code' ? read.code : decoded(typed).slice(0, 64)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

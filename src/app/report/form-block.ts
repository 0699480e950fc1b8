import { readFacilityCode } from '../../domain/facility-code.ts'
import { LANGUAGES } from '../../domain/language.ts'
import { FIELD_NAMES, type FormData, type FormValues } from '../../form/data.ts'
import { FORM_PROBLEMS, type FormProblems } from '../../form/problems.ts'

/** What the server rendered the form with. */
export type FormBlock = { readonly data: FormData; readonly values: FormValues; readonly problems: FormProblems }

/**
 * Reads the JSON block beside a rendered form; null on a page without one. The same build wrote it a moment ago, so it is
 * looked at by hand and lightly: a schema here would cost every phone its reader before the form is alive.
 */
export function readFormBlock(text: string | null): FormBlock | null {
  if (text === null) return null
  try {
    const block: unknown = JSON.parse(text)
    return isBlock(block) ? block : null
  } catch {
    return null
  }
}

function isBlock(value: unknown): value is FormBlock {
  if (!isObject(value) || !isObject(value.values) || !isObject(value.problems)) return false
  const known = (names: readonly string[], one: Readonly<Record<string, unknown>>, is: (each: unknown) => boolean) =>
    Object.entries(one).every(([name, each]) => names.includes(name) && is(each))
  return (
    isData(value.data) &&
    known(FIELD_NAMES, value.values, (each) => typeof each === 'string') &&
    known([...FIELD_NAMES, 'form'], value.problems, (each) => FORM_PROBLEMS.some((problem) => problem === each))
  )
}

function isData(value: unknown): value is FormData {
  if (!isObject(value)) return false
  const { language, brand, code, facility, categories, regencies, keys, plain } = value
  return (
    LANGUAGES.some((one) => one === language) &&
    typeof brand === 'string' &&
    (code === null || typeof code === 'string') &&
    (facility === null || (isObject(facility) && typeof facility.name === 'string')) &&
    Array.isArray(categories) &&
    Array.isArray(regencies) &&
    isObject(keys) &&
    isObject(plain)
  )
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
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

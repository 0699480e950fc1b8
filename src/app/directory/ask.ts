import * as v from 'valibot'
import { ADDRESSES } from '../../domain/addresses.ts'
import { type CheckedCode, checkedCodeSchema, type PosterFacts, posterFactsSchema } from '../../domain/directory.ts'
import { errorAnswerSchema } from '../../domain/protocol.ts'

export type AskedCode =
  | { readonly outcome: 'found'; readonly checked: CheckedCode }
  /** The province never gave out this code. */
  | { readonly outcome: 'unknown' }
  /** No connection, a portal's page, a server in trouble: nothing is known now. */
  | { readonly outcome: 'no-answer' }

/** Longer than any slow phone needs, shorter than a person's patience. Milliseconds. */
const PATIENCE = 15_000

/** Asks the province what a code is. Only an answer in the province's own form counts. */
export async function askForCode(code: string): Promise<AskedCode> {
  try {
    const answer = await ask(ADDRESSES.facilityCode(code))
    return readAnswer(answer.status, await answer.json(), code)
  } catch {
    // No connection, too slow, or no JSON: a captive portal answers with a page of its own.
    return { outcome: 'no-answer' }
  }
}

export function readAnswer(status: number, body: unknown, code: string): AskedCode {
  const found = v.safeParse(checkedCodeSchema, body)
  if (status === 200 && found.success && found.output.code === code) return { outcome: 'found', checked: found.output }
  const error = v.safeParse(errorAnswerSchema, body)
  const isUnknown = status === 404 && error.success && error.output.error.code === 'not-found'
  return { outcome: isUnknown ? 'unknown' : 'no-answer' }
}

const REMEMBERED = 'lapor-poster'

/** What genuine posters carry, as the province says, else as it last said; null when it never did. */
export async function askForPoster(): Promise<PosterFacts | null> {
  try {
    const answer = await ask(ADDRESSES.poster)
    const read = answer.status === 200 ? v.safeParse(posterFactsSchema, await answer.json()) : null
    if (read?.success !== true) return rememberedPoster()
    remember(read.output)
    return read.output
  } catch {
    return rememberedPoster()
  }
}

/** What posters carry as the province last said: at once, for the first picture of a screen. */
export function rememberedPoster(): PosterFacts | null {
  try {
    const read = v.safeParse(posterFactsSchema, JSON.parse(localStorage.getItem(REMEMBERED) ?? 'null'))
    return read.success ? read.output : null
  } catch {
    // Blocked storage, or a text that is not ours.
    return null
  }
}

function remember(facts: PosterFacts): void {
  try {
    localStorage.setItem(REMEMBERED, JSON.stringify(facts))
  } catch {
    return
  }
}

function ask(address: string): Promise<Response> {
  return fetch(address, { credentials: 'omit', signal: AbortSignal.timeout(PATIENCE) })
}

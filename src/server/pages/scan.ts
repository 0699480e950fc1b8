import type { HonoRequest } from 'hono'
import { type FacilityCode, readFacilityCode } from '../../domain/facility-code.ts'

/** What a request for a code's page says of itself, as far as it tells a scan from anything else. Never stored. */
export type RequestFacts = {
  readonly method: string
  readonly accept: string
  readonly agent: string
  /** `Sec-Fetch-Mode`; null: a browser on plain http, or an old one, says nothing. */
  readonly mode: string | null
  /** `Sec-Purpose`, and what browsers sent before there was a name for it. */
  readonly purpose: string
  readonly cacheControl: string
  /** The page it comes from, where that is one of ours. */
  readonly referrer: string
}

export type Verdict = 'scan' | 'no-navigation' | 'ahead' | 'reloaded' | 'same-form' | 'program'

/**
 * Whether a person came to a code's page: scanned it, typed its address, or followed a link there. Counted is the coming,
 * not the person: nothing here knows who it was, or whether they came before.
 */
export function judge(facts: RequestFacts, code: FacilityCode): Verdict {
  if (facts.method !== 'GET') return 'no-navigation'
  // The worker keeps a form for later by a plain fetch; what it answers a navigation with is still one.
  if (facts.mode === null ? !facts.accept.includes('text/html') : facts.mode !== 'navigate') return 'no-navigation'
  if (/prefetch|preview|prerender/i.test(facts.purpose)) return 'ahead'
  if (isProgram(facts.agent)) return 'program'
  // Browsers ask so for a page that is already there.
  if (/no-cache|max-age=0/.test(facts.cacheControl)) return 'reloaded'
  return isFormOf(facts.referrer, code) ? 'same-form' : 'scan'
}

/** Reads what `judge` needs out of a request. */
export function factsOf(request: HonoRequest): RequestFacts {
  const header = (name: string) => request.header(name) ?? ''
  return {
    method: request.method,
    accept: header('Accept'),
    agent: header('User-Agent'),
    mode: request.header('Sec-Fetch-Mode') ?? null,
    purpose: ['Sec-Purpose', 'Purpose', 'X-Purpose', 'X-Moz'].map(header).join(' '),
    cacheControl: header('Cache-Control'),
    referrer: header('Referer'),
  }
}

/**
 * What shows a preview of a link in a chat, searches, or watches. Short on purpose: who hides is not found by any list, and
 * Cubot is a phone.
 */
const PROGRAMS =
  /(?<!cu)bot\b|crawl|spider|slurp|preview|externalhit|whatsapp|skypeuri|curl|wget|python|okhttp|go-http|libwww|java\/|node|undici|monitor|lighthouse/i

function isProgram(agent: string): boolean {
  return agent === '' || PROGRAMS.test(agent)
}

/** The form's own link to its other language, and its plain form: the same person stays at the same poster. */
function isFormOf(referrer: string, code: FacilityCode): boolean {
  if (!URL.canParse(referrer)) return false
  const typed = /^\/q\/([^/]+)\/?$/i.exec(new URL(referrer).pathname)?.[1]
  const read = typed === undefined ? null : readFacilityCode(typed)
  return read?.outcome === 'code' && read.code === code
}

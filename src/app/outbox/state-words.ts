import type { Language } from '../../domain/language.ts'
import { distanceIn } from '../../form/parts/time.ts'
import { textReceived } from '../../outbox/advance.ts'
import type { Entry } from '../../outbox/entry.ts'
import { messages } from './messages.ts'

/** A state as a person needs it: what it is, what is safe, what happens next or what to do. */
export type StateWords = {
  readonly name: string
  readonly safe: string
  readonly next: string
  readonly tone: 'plain' | 'good' | 'alert'
}

/** Puts every state and trouble of an entry into words. `now` by this phone's clock, for nearness only (O8). */
export function stateWords(entry: Entry, language: Language, now: number, paused = false): StateWords {
  const words = messages[language].states
  const { state } = entry
  if (paused && isQueued(entry)) {
    return { ...words.paused, safe: textReceived(entry) ? words.textSafe : words.allSafe, tone: 'alert' }
  }
  switch (state.name) {
    case 'sealed':
      return { ...words.sealed, tone: 'plain' }
    case 'sending':
      return { ...(state.textReceived ? words.sendingPhotos : words.sending), tone: 'plain' }
    case 'partial':
      return { ...words.partial, tone: 'plain' }
    case 'waiting':
      return {
        name: waitingName(entry, language),
        safe: state.textReceived ? words.textSafe : words.allSafe,
        next: words.retry(distanceIn(language, Math.max(state.nextAt, now + 1_000), now)),
        tone: 'alert',
      }
    case 'unclear-answer':
      return {
        name: state.count >= 3 ? words.portal : words.unclear,
        safe: state.textReceived ? words.textSafe : words.allSafe,
        next:
          state.count >= 3
            ? words.portalNext
            : words.retry(distanceIn(language, Math.max(state.nextAt, now + 1_000), now)),
        tone: 'alert',
      }
    case 'needs-sign-in':
      return { ...words.signIn, tone: 'alert' }
    case 'needs-correction':
      return { ...correctionWords(state.fields, language), tone: 'alert' }
    case 'too-large':
      return { ...words.tooLarge, tone: 'alert' }
    case 'delivered':
      return {
        ...(entry.attachments.some((photo) => photo.state !== 'stored') ? words.deliveredWithGaps : words.delivered),
        tone: 'good',
      }
    case 'purged':
      return { ...words.purged, tone: 'good' }
    default:
      return state satisfies never
  }
}

/** Names the parts of the report that the province could not take, in the order in which the form asks for them. */
function correctionWords(fields: Readonly<Record<string, string>>, language: Language) {
  const { correction, parts } = messages[language].states
  const { name, safe } = correction
  if (fields.bytes === 'damaged') return { name, safe: correction.damaged, next: '' }
  // A path in the sealed lines begins with its part: `place.position.age`, `attachments.0.size`.
  const wrong = new Set(Object.keys(fields).map((path) => path.split('.')[0]))
  const named = Object.entries(parts).flatMap(([part, word]) => (wrong.has(part) ? [word] : []))
  return { name, safe, next: correction.next(named) }
}

function waitingName({ lastError }: Entry, language: Language): string {
  const { troubles } = messages[language]
  if (lastError === null || lastError.kind === 'network') return troubles.network
  if (lastError.kind === 'unclear-answer') return troubles.unclear
  if (lastError.status === 429) return troubles.queue
  return lastError.code === 'no-room' ? troubles.noRoom : troubles.server
}

/** Whether it would go by itself, now or later; what needs a person waits for that and not for a pause. */
function isQueued({ state }: Entry): boolean {
  return ['sealed', 'sending', 'partial', 'waiting', 'unclear-answer'].includes(state.name)
}

/** Whether the province still waits for something of this report. */
export function isUnsent(entry: Pick<Entry, 'state'>): boolean {
  return entry.state.name !== 'delivered' && entry.state.name !== 'purged'
}

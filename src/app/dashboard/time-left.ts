import type { Language } from '../../domain/language.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** How urgent a deadline is: `soon` is less than a day. */
export type Urgency = 'overdue' | 'soon' | 'calm'

export function urgencyOf(dueAt: number, now: number): Urgency {
  if (dueAt <= now) return 'overdue'
  return dueAt - now < DAY ? 'soon' : 'calm'
}

/** The time left in words, never in colour alone: "sisa 3 hari", "terlambat 5 jam". */
export function timeLeft(language: Language, dueAt: number, now: number): string {
  const isOverdue = dueAt <= now
  const length = lengthIn(language, Math.abs(dueAt - now))
  if (language === 'id') return isOverdue ? `terlambat ${length}` : `sisa ${length}`
  return isOverdue ? `overdue by ${length}` : `${length} left`
}

/** Whole units, rounded down: nobody is promised more than there is. */
function lengthIn(language: Language, length: number): string {
  const [count, unit] =
    length >= DAY
      ? ([Math.floor(length / DAY), 'day'] as const)
      : length >= HOUR
        ? ([Math.floor(length / HOUR), 'hour'] as const)
        : ([Math.max(1, Math.floor(length / MINUTE)), 'minute'] as const)
  if (language === 'id') return `${count} ${{ day: 'hari', hour: 'jam', minute: 'menit' }[unit]}`
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}

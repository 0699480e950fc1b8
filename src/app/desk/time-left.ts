import type { Language } from '../../domain/language.ts'

export type TimeLeft = { readonly late: boolean; readonly words: string }

const UNITS = {
  id: {
    day: () => 'hari',
    hour: () => 'jam',
    minute: () => 'menit',
    left: (text: string) => `sisa ${text}`,
    late: (text: string) => `terlambat ${text}`,
  },
  en: {
    day: (count: number) => (count === 1 ? 'day' : 'days'),
    hour: (count: number) => (count === 1 ? 'hour' : 'hours'),
    minute: (count: number) => (count === 1 ? 'minute' : 'minutes'),
    left: (text: string) => `${text} left`,
    late: (text: string) => `overdue by ${text}`,
  },
} as const

/** How long until `dueAt` (epoch milliseconds), in at most two units: "sisa 2 hari 3 jam", "terlambat 40 menit". */
export function timeLeft(language: Language, dueAt: number, now: number): TimeLeft {
  const late = dueAt < now
  const minutes = Math.floor(Math.abs(dueAt - now) / 60_000)
  const days = Math.floor(minutes / 1_440)
  const hours = Math.floor((minutes % 1_440) / 60)
  const units = UNITS[language]
  const parts =
    days > 0
      ? [`${days} ${units.day(days)}`, ...(hours > 0 ? [`${hours} ${units.hour(hours)}`] : [])]
      : hours > 0
        ? [`${hours} ${units.hour(hours)}`]
        : [`${minutes} ${units.minute(minutes)}`]
  return { late, words: late ? units.late(parts.join(' ')) : units.left(parts.join(' ')) }
}

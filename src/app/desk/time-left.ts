import type { Language } from '../../domain/language.ts'

export type TimeLeft = { readonly late: boolean; readonly words: string }

const UNITS = {
  id: {
    day: 'hari',
    hour: 'jam',
    minute: 'menit',
    left: (text: string) => `sisa ${text}`,
    late: (text: string) => `lewat ${text}`,
  },
  en: {
    day: 'd',
    hour: 'h',
    minute: 'min',
    left: (text: string) => `${text} left`,
    late: (text: string) => `${text} overdue`,
  },
} as const

/** How long until `dueAt` (epoch milliseconds), in at most two units: "sisa 2 hari 3 jam", "lewat 40 menit". */
export function timeLeft(language: Language, dueAt: number, now: number): TimeLeft {
  const late = dueAt < now
  const minutes = Math.floor(Math.abs(dueAt - now) / 60_000)
  const days = Math.floor(minutes / 1_440)
  const hours = Math.floor((minutes % 1_440) / 60)
  const units = UNITS[language]
  const parts =
    days > 0
      ? [`${days} ${units.day}`, ...(hours > 0 ? [`${hours} ${units.hour}`] : [])]
      : hours > 0
        ? [`${hours} ${units.hour}`]
        : [`${minutes} ${units.minute}`]
  return { late, words: late ? units.late(parts.join(' ')) : units.left(parts.join(' ')) }
}

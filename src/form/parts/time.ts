import type { Language } from '../../domain/language.ts'

const LOCALES: Readonly<Record<Language, string>> = { id: 'id-ID', en: 'en-GB' }
const ZONE = 'Asia/Makassar'

const formats = new Map<string, Intl.DateTimeFormat>()

/** Making a format takes far longer than using it, and lists use it hundreds of times. */
function format(language: Language, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const known = formats.get(language + name)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat(LOCALES[language], { ...options, timeZone: ZONE })
  formats.set(language + name, made)
  return made
}

/** A moment (epoch milliseconds) as people in Kalsel read it: "24 November 2026 14.05 WITA". */
export function momentIn(language: Language, at: number): string {
  const day = dayIn(language, at)
  const time = format(language, 'time', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)
  return language === 'id' ? `${day} pukul ${time} WITA` : `${day} at ${time} WITA`
}

/** The WITA day of a moment: "24 November 2026". */
export function dayIn(language: Language, at: number): string {
  return format(language, 'day', { dateStyle: 'long' }).format(at)
}

/** How far `at` lies from `now`, in the largest unit that fits: "dalam 5 menit", "2 hours ago". */
export function distanceIn(language: Language, at: number, now: number): string {
  const seconds = Math.round((at - now) / 1000)
  const words = new Intl.RelativeTimeFormat(LOCALES[language], { numeric: 'auto' })
  if (Math.abs(seconds) < 60) return words.format(seconds, 'second')
  if (Math.abs(seconds) < 3_600) return words.format(Math.round(seconds / 60), 'minute')
  if (Math.abs(seconds) < 86_400) return words.format(Math.round(seconds / 3_600), 'hour')
  return words.format(Math.round(seconds / 86_400), 'day')
}

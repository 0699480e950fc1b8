/** What a password must be. Length decides (NIST SP 800-63B, section 5.1.1.2); no rules about signs and digits. */
export const PASSWORD_LENGTH = { least: 12, most: 256 } as const

export type PasswordFault = 'too-short' | 'too-long' | 'common' | 'personal'

/**
 * What is wrong with a password; null when it may be used. `personal`: words that an attacker would try for this
 * account first, such as its username.
 */
export function passwordFault(password: string, personal: readonly string[]): PasswordFault | null {
  const length = [...password].length
  if (length < PASSWORD_LENGTH.least) return 'too-short'
  if (length > PASSWORD_LENGTH.most) return 'too-long'
  const plain = plainly(password)
  if (personal.some((word) => leansOn(plain, plainly(word)))) return 'personal'
  return isMonotonous(plain) || COMMON.some((word) => leansOn(plain, word)) ? 'common' : null
}

/**
 * Whether little but `word`, alone or repeated, stands in `plain`: "kalsel" in "kalselkalsel" or "kalsel2026". What is
 * left over must itself be a password's worth of thought.
 */
function leansOn(plain: string, word: string): boolean {
  if (word.length < 4 || !plain.includes(word)) return false
  const rest = plain.replaceAll(word, '').replace(/[^a-z]/g, '')
  return rest.length < 6 || COMMON.includes(rest)
}

/** Lower case, with the usual digits and signs read back as the letters they stand for. */
function plainly(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[013457@$!]/g, (sign) => DISGUISES[sign] ?? sign)
    .replace(/[^\p{L}\p{N}]/gu, '')
}
const DISGUISES: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}

/** Few different signs, a short piece repeated, or a walk along the alphabet, the digits or the keyboard. */
function isMonotonous(plain: string): boolean {
  if (new Set(plain).size < 5) return true
  if (/^(.{1,5})\1+.{0,4}$/u.test(plain)) return true
  return WALKS.some((walk) => plain.length > 5 && (walk.includes(plain.slice(0, 8)) || walk.includes(plain.slice(-8))))
}
const WALKS = [
  'abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnmqwertyuiopasdfghjklzxcvbnm',
  'oi2eas6t89oi2eas6t89oi2eas6t89',
  'i2eas6t89oi2eas6t89oi2eas6t89o',
  '98t6sae2io98t6sae2io98t6sae2io',
]

/** The beginnings of every list of leaked passwords, and what comes to mind first in this province. */
const COMMON = [
  'password',
  'passwort',
  'katasandi',
  'sandi',
  'rahasia',
  'admin',
  'administrator',
  'operator',
  'koordinator',
  'welcome',
  'selamat',
  'letmein',
  'iloveyou',
  'sayang',
  'sayangku',
  'cintaku',
  'bismillah',
  'alhamdulillah',
  'qwerty',
  'qwertyuiop',
  'asdfghjkl',
  'indonesia',
  'merdeka',
  'pancasila',
  'garuda',
  'kalimantan',
  'kalimantanselatan',
  'kalsel',
  'banjarmasin',
  'banjarbaru',
  'martapura',
  'borneo',
  'lapor',
  'laporkalsel',
  'laporpaman',
  'pengaduan',
  'diskominfo',
  'kominfo',
  'provinsi',
  'gubernur',
  'monkey',
  'dragon',
  'football',
  'superman',
  'princess',
  'sunshine',
  'computer',
  'internet',
  'samsung',
  'google',
  'correcthorsebatterystaple',
]

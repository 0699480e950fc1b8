import * as v from 'valibot'

/** What the environment says, read and checked once at start. */
export type Settings = {
  readonly port: number
  readonly host: string
  /** The origin that codes and links carry, without a path: `https://lapor.kalselprov.go.id`. */
  readonly publicUrl: string
  readonly dataDir: string
  /** A `postgres://` URL, or null for SQLite under `dataDir`. */
  readonly databaseUrl: string | null
  /** How many proxies stand in front; the client's address is read from that far back in `X-Forwarded-For`. 0: none. */
  readonly trustProxy: number
  /** The name on every page and poster. */
  readonly brand: string
  /** The fallback line of a poster: number and key word of the SMS service. */
  readonly smsNumber: string
  readonly smsKeyword: string
  /** A PNG, JPEG or WebP file that sheets carry beside the brand, or null. */
  readonly logo: string | null
  /** Flood limits an hour and client address. */
  readonly reportsPerHour: number
  readonly bytesPerHour: number
  /** Reports an hour and facility before the surplus is held back. */
  readonly facilityReportsPerHour: number
  /** Below this much free disk photos are put off. Bytes. */
  readonly freeDiskFloor: number
}

/** One setting: the environment variable, its default as the README shows it, what it means. */
type Setting = { readonly name: string; readonly default: string; readonly meaning: string }

/** Every setting there is. The README's table is made from this list, and a test compares. */
export const SETTINGS: readonly Setting[] = [
  { name: 'PORT', default: '8080', meaning: 'Port to listen on.' },
  { name: 'HOST', default: '127.0.0.1', meaning: 'Address to listen on; `0.0.0.0` for every network of the machine.' },
  {
    name: 'PUBLIC_URL',
    default: '`http://localhost:PORT`',
    meaning: 'The origin people use, without a path. Codes, posters and links carry it.',
  },
  { name: 'DATA_DIR', default: './data', meaning: 'Folder for the database, secrets and photos; made when absent.' },
  { name: 'DATABASE_URL', default: '(SQLite in DATA_DIR)', meaning: 'A `postgres://` URL, to keep the data there.' },
  {
    name: 'TRUST_PROXY',
    default: '0',
    meaning: 'How many proxies stand in front; the client’s address is read that far back in `X-Forwarded-For`.',
  },
  { name: 'BRAND', default: 'LAPOR Kalsel', meaning: 'The name on every page and poster.' },
  { name: 'SMS_NUMBER', default: '1708', meaning: 'Number of the SMS service on posters.' },
  { name: 'SMS_KEYWORD', default: 'LAPORPAMAN', meaning: 'Key word of the SMS service on posters.' },
  { name: 'LOGO', default: '(none)', meaning: 'A PNG, JPEG or WebP file that posters carry beside the name.' },
  { name: 'REPORTS_PER_HOUR', default: '1000', meaning: 'Reports an hour from one address before it must wait.' },
  { name: 'BYTES_PER_HOUR', default: '2000000000', meaning: 'Bytes an hour from one address before it must wait.' },
  {
    name: 'FACILITY_REPORTS_PER_HOUR',
    default: '60',
    meaning: 'Reports an hour at one facility before the surplus waits in the held queue. None is refused.',
  },
  { name: 'FREE_DISK_FLOOR', default: '500000000', meaning: 'Bytes of free disk below which photos are put off.' },
]

export type ReadSettings =
  | { readonly outcome: 'settings'; readonly settings: Settings }
  /** `sentence` names the setting and what it must be. */
  | { readonly outcome: 'wrong'; readonly sentence: string }

/** Reads the settings out of an environment. An empty variable counts as absent. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): ReadSettings {
  const given = Object.fromEntries(SETTINGS.map(({ name }) => [name, environment[name]?.trim() || undefined]))
  const result = v.safeParse(environmentSchema, given)
  if (!result.success) {
    const [issue] = result.issues
    return { outcome: 'wrong', sentence: `${v.getDotPath(issue) ?? 'A setting'} ${issue.message}.` }
  }
  const read = result.output
  return {
    outcome: 'settings',
    settings: {
      port: read.PORT,
      host: read.HOST,
      publicUrl: read.PUBLIC_URL ?? `http://localhost:${read.PORT}`,
      dataDir: read.DATA_DIR,
      databaseUrl: read.DATABASE_URL ?? null,
      trustProxy: read.TRUST_PROXY,
      brand: read.BRAND,
      smsNumber: read.SMS_NUMBER,
      smsKeyword: read.SMS_KEYWORD,
      logo: read.LOGO ?? null,
      reportsPerHour: read.REPORTS_PER_HOUR,
      bytesPerHour: read.BYTES_PER_HOUR,
      facilityReportsPerHour: read.FACILITY_REPORTS_PER_HOUR,
      freeDiskFloor: read.FREE_DISK_FLOOR,
    },
  }
}

const whole = (least: number, most: number, fallback: number) => {
  const message = `must be a whole number from ${least} to ${most}`
  return v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,16}$/, message),
      v.transform(Number),
      v.minValue(least, message),
      v.maxValue(most, message),
    ),
    String(fallback),
  )
}

const text = (most: number, fallback: string) =>
  v.optional(v.pipe(v.string(), v.maxLength(most, `must have at most ${most} characters`)), fallback)

const environmentSchema = v.object({
  PORT: whole(1, 65_535, 8080),
  HOST: text(255, '127.0.0.1'),
  PUBLIC_URL: v.optional(
    v.pipe(
      v.string(),
      v.check(isOrigin, 'must be an origin without a path, such as https://lapor.example.go.id'),
      v.transform((url) => new URL(url).origin),
    ),
  ),
  DATA_DIR: text(4_096, './data'),
  DATABASE_URL: v.optional(
    v.pipe(v.string(), v.check(isPostgresUrl, 'must be a URL such as postgres://name:password@host:5432/database')),
  ),
  TRUST_PROXY: whole(0, 10, 0),
  BRAND: text(60, 'LAPOR Kalsel'),
  SMS_NUMBER: v.optional(v.pipe(v.string(), v.regex(/^\+?\d{3,15}$/, 'must be a telephone number')), '1708'),
  SMS_KEYWORD: v.optional(
    v.pipe(v.string(), v.regex(/^[A-Z0-9]{1,20}$/, 'must be capital letters and digits')),
    'LAPORPAMAN',
  ),
  LOGO: v.optional(v.pipe(v.string(), v.maxLength(4_096, 'must have at most 4096 characters'))),
  REPORTS_PER_HOUR: whole(1, 1_000_000, 1_000),
  BYTES_PER_HOUR: whole(1_000_000, Number.MAX_SAFE_INTEGER, 2_000_000_000),
  FACILITY_REPORTS_PER_HOUR: whole(1, 1_000_000, 60),
  FREE_DISK_FLOOR: whole(0, Number.MAX_SAFE_INTEGER, 500_000_000),
})

function isOrigin(text: string): boolean {
  const url = URL.parse(text)
  if (url === null || !['http:', 'https:'].includes(url.protocol)) return false
  return url.username === '' && url.password === '' && url.pathname === '/' && url.search === '' && url.hash === ''
}

function isPostgresUrl(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && ['postgres:', 'postgresql:'].includes(url.protocol)
}

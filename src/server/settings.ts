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
  /** Flood limits an hour and client address. */
  readonly reportsPerHour: number
  readonly bytesPerHour: number
  /** Reports an hour and facility before the surplus is held back. */
  readonly facilityReportsPerHour: number
  /** Below this much free disk photos are put off. Bytes. */
  readonly freeDiskFloor: number
}

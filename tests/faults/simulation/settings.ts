import type { Settings } from '../../../src/server/settings.ts'

/** A province that nobody has to wait for: its limits are not what is tried here. */
export function settingsIn(folder: string): Settings {
  return {
    port: 0,
    host: '127.0.0.1',
    publicUrl: 'http://localhost:8080',
    dataDir: folder,
    databaseUrl: null,
    trustProxy: 0,
    brand: 'LAPOR Kalsel',
    smsNumber: '1708',
    smsKeyword: 'LAPORPAMAN',
    logo: null,
    reportsPerHour: 1_000_000,
    bytesPerHour: 1_000_000_000_000,
    facilityReportsPerHour: 1_000_000,
    freeDiskFloor: 0,
  }
}

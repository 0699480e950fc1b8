import { readFacilityCode } from '../../domain/facility-code.ts'
import { keepFacility, refresh } from './keep.ts'

/**
 * What goes with every citizen's screen, behind everything else: the regency of the form that is open here is kept, and
 * what is kept is brought up to date. Without a connection, or without room, all stays as it is.
 */
export async function keepDirectory(path: string): Promise<void> {
  const read = readFacilityCode(/^\/q\/([^/]+)/i.exec(path)?.[1] ?? '')
  try {
    if (read.outcome === 'code') await keepFacility(read.code)
    await refresh()
  } catch {
    // The next screen that is opened tries again.
    return
  }
}

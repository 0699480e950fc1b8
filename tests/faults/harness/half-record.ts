import { appendFileSync, readdirSync } from 'node:fs'

/**
 * Ends the logs of Chromium's stores in this profile in half a record, behind everything that was acknowledged: so a kill
 * between the two writes that it makes of a record leaves them. It deletes such a store at the second start (fault 39).
 */
export function endInHalfRecord(profile: string): void {
  const folder = `${profile}/Default/IndexedDB`
  // LevelDB's log: a checksum, a length of 200, a whole record; and of its 200 bytes only 20.
  const half = Buffer.concat([Buffer.from([1, 2, 3, 4, 200, 0, 1]), Buffer.alloc(20, 7)])
  for (const store of readdirSync(folder).filter((name) => name.endsWith('.leveldb'))) {
    for (const name of readdirSync(`${folder}/${store}`)) {
      if (name.endsWith('.log')) appendFileSync(`${folder}/${store}/${name}`, half)
    }
  }
}

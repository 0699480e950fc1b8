import { directoryDatabase } from '../../../src/app/directory/database.ts'
import { findCode, findNames, wakeDirectory } from '../../../src/app/directory/find.ts'
import { keepAll } from '../../../src/app/directory/keep.ts'

/** A page that is nothing but the directory on a phone. */
/** What the same database takes for nothing at all: one row that is not there. */
async function readNothing(): Promise<number> {
  const database = await directoryDatabase()
  const begun = performance.now()
  await database.get('parts', 'none')
  return performance.now() - begun
}

const directory = { findCode, findNames, keepAll, readNothing, wakeDirectory }
export type DirectoryUnderTest = typeof directory

Reflect.set(globalThis, 'directory', directory)
document.title = 'ready'

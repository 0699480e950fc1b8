import { findCode, findNames, wakeDirectory } from '../../../src/app/directory/find.ts'
import { keepAll } from '../../../src/app/directory/keep.ts'

/** A page that is nothing but the directory on a phone. */
const directory = { findCode, findNames, keepAll, wakeDirectory }
export type DirectoryUnderTest = typeof directory

Reflect.set(globalThis, 'directory', directory)
document.title = 'ready'

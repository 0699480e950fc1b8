import { findCode, findNames } from '../../../src/app/directory/find.ts'
import { keepAll, refresh } from '../../../src/app/directory/keep.ts'

/** A page that is nothing but the directory on a phone. */
const directory = { findCode, findNames, keepAll, refresh }
export type DirectoryUnderTest = typeof directory

Reflect.set(globalThis, 'directory', directory)
document.title = 'ready'

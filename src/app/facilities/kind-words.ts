import { kindWords as words } from '../../domain/facility-kind-words.ts'

/** What kinds of facilities are called; tables that go out and come in use the same words. */
export const kindWords = words

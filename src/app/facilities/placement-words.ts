import { placementWords as words } from '../../domain/placement-words.ts'

/** What kinds of spots are called; tables that go out and come in use the same words. */
export const placementWords = words

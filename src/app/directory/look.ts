import type { KeptFacility } from '../../domain/directory.ts'
import { type DirectoryDatabase, directoryDatabase, type RegencyIndex, type ScopeRow } from './database.ts'

/** What was read of one moment: the parts that were asked for, by their keys. */
export type Looked<Chosen> = {
  readonly chosen: Chosen
  readonly parts: ReadonlyMap<string, readonly KeptFacility[]>
  readonly scopes: readonly ScopeRow[]
}

type Known = { readonly database: DirectoryDatabase; readonly marks: string; readonly indexes: readonly RegencyIndex[] }

/** The indexes as they were last read: who looks twice, as the scanner does, waits for one short reading only. */
let known: Known | null = null

/**
 * Reads the parts whose keys `choose` finds in the indexes. Parts and indexes are of the same moment: the marks stand
 * beside the parts, and when they are others than the indexes', all is read once more. Rejects where nothing is stored.
 */
export async function look<Chosen>(
  choose: (indexes: readonly RegencyIndex[]) => { readonly chosen: Chosen; readonly keys: readonly string[] },
): Promise<Looked<Chosen>> {
  const database = await directoryDatabase()
  for (;;) {
    const { indexes, marks } = known?.database === database ? known : await readIndexes(database)
    const { chosen, keys } = choose(indexes)
    const tx = database.transaction(['parts', 'scopes'])
    const parts = tx.objectStore('parts')
    const [scopes, ...read] = await Promise.all([
      tx.objectStore('scopes').getAll(),
      ...keys.map(async (key) => [key, (await parts.get(key)) ?? []] as const),
    ])
    if (marksOf(scopes) === marks) return { chosen, parts: new Map(read), scopes }
    // Brought up to date meanwhile, here or in another tab.
    known = null
  }
}

async function readIndexes(database: DirectoryDatabase): Promise<Known> {
  const tx = database.transaction(['indexes', 'scopes'])
  const [indexes, scopes] = await Promise.all([tx.objectStore('indexes').getAll(), tx.objectStore('scopes').getAll()])
  known = { database, marks: marksOf(scopes), indexes }
  return known
}

function marksOf(scopes: readonly ScopeRow[]): string {
  return scopes.map(({ scope, mark }) => `${scope} ${mark}`).join()
}

import { ADDRESSES } from '../../domain/addresses.ts'
import { askForCode } from './ask.ts'
import { directoryDatabase, partsOf, type Scope, type ScopeRow } from './database.ts'
import { findCode } from './find.ts'
import { indexRegency } from './index-regency.ts'
import { type ReadDelta, readDelta } from './read-delta.ts'

/** Until the province is asked again. Milliseconds. */
const FRESH = 6 * 3_600_000

/** Regencies on a citizen's phone; the one not scanned for longest goes first. */
const MOST_REGENCIES = 3

/** From the request to its last byte; a slow link brings a regency in seconds. Milliseconds. */
const PATIENCE = 120_000

/** Keeps the regency of a code that was scanned or opened here. Does nothing without a connection, or without storage. */
export async function keepFacility(code: string): Promise<void> {
  const found = await findCode(code)
  const asked = found === null ? await askForCode(code) : null
  const regency = found?.facility.area.regency ?? (asked?.outcome === 'found' ? asked.checked.area.regency : null)
  if (regency === null) return
  await keep(regencyScope(regency))
}

/** Keeps the whole province from now on, in place of single regencies: for who is on the way where there is no signal. */
export async function keepAll(): Promise<void> {
  await keep('all')
}

/** Whether the whole province is here. */
export async function keepsAll(): Promise<boolean> {
  const row = await (await directoryDatabase()).get('scopes', 'all')
  return row !== undefined && row.mark !== ''
}

/** Brings what is kept here up to date, where that was not done lately. */
export async function refresh(): Promise<void> {
  const database = await directoryDatabase()
  for (const { scope, at } of await database.getAll('scopes')) if (!isFresh(at)) await update(scope)
}

async function keep(wanted: Scope): Promise<void> {
  const database = await directoryDatabase()
  const rows = await database.getAll('scopes')
  // Who has all has this one too.
  const scope = rows.some((row) => row.scope === 'all') ? 'all' : wanted
  const row = rows.find((each) => each.scope === scope)
  await database.put('scopes', { mark: '', at: 0, ...row, scope, used: Date.now() })
  if (row === undefined || !isFresh(row.at)) await update(scope)
  const others = rows.filter((each) => each.scope !== scope).sort((a, b) => b.used - a.used)
  const left = scope === 'all' ? 0 : MOST_REGENCIES - 1
  for (const { scope: old } of others.slice(left)) await forget(old, scope === 'all')
}

/** A clock that was set back makes nothing fresh for ever. */
function isFresh(at: number): boolean {
  const age = Date.now() - at
  return age >= 0 && age < FRESH
}

async function update(scope: Scope): Promise<void> {
  const database = await directoryDatabase()
  const since = (await database.get('scopes', scope))?.mark ?? ''
  const query = new URLSearchParams({ since, ...(scope === 'all' ? {} : { regency: scope }) })
  const answer = await fetch(`${ADDRESSES.facilities}?${query}`, {
    credentials: 'omit',
    cache: 'no-store',
    signal: AbortSignal.timeout(PATIENCE),
  })
  if (answer.status !== 200 || answer.redirected) return
  const delta = await readDelta(await answer.json())
  if (delta !== null) await write(scope, since, delta)
}

/** One transaction: parts, indexes and mark say the same at every moment, or the mark would promise what is not here. */
async function write(scope: Scope, since: string, { mark, whole, parts }: ReadDelta): Promise<void> {
  const database = await directoryDatabase()
  const tx = database.transaction(['parts', 'indexes', 'scopes'], 'readwrite')
  const [store, indexes, scopes] = [tx.objectStore('parts'), tx.objectStore('indexes'), tx.objectStore('scopes')]
  const row = await scopes.get(scope)
  // Another tab was faster, and this answer knows nothing of what it wrote; or the scope is no longer kept.
  if (row === undefined || row.mark !== since) return void (await tx.done)
  if (whole) {
    if (scope === 'all') await Promise.all([store.clear(), indexes.clear()])
    else await Promise.all([store.delete(partsOf(scope)), indexes.delete(scope)])
  }
  const puts = parts.map(async ({ key, facilities }) => {
    if (facilities.length === 0) await store.delete(key)
    else await store.put(facilities, key)
  })
  await Promise.all(puts)
  for (const regency of new Set(parts.map((part) => part.regency))) {
    const [keys, values] = await Promise.all([store.getAllKeys(partsOf(regency)), store.getAll(partsOf(regency))])
    await indexes.put(
      indexRegency(
        regency,
        keys.map((key, place) => [key, values[place] ?? []]),
      ),
    )
  }
  await scopes.put({ ...row, mark, at: Date.now() } satisfies ScopeRow)
  await tx.done
}

async function forget(scope: Scope, onlyScope: boolean): Promise<void> {
  const database = await directoryDatabase()
  const tx = database.transaction(['parts', 'indexes', 'scopes'], 'readwrite')
  const work = [tx.objectStore('scopes').delete(scope)]
  if (!onlyScope) work.push(tx.objectStore('parts').delete(partsOf(scope)), tx.objectStore('indexes').delete(scope))
  await Promise.all([...work, tx.done])
}

function regencyScope(regency: string): Scope {
  return `63.${regency.slice(3)}`
}

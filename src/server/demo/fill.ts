import { sha256Of } from '../../domain/hash.ts'
import { toHex } from '../../domain/hex.ts'
import { seal } from '../../domain/sealed.ts'
import {
  deriveSecrets,
  TRACKING_RANDOM_BYTES,
  type TrackingSecrets,
  trackingCodeFrom,
} from '../../domain/tracking-code.ts'
import type { Database } from '../database/open.ts'
import { dispose } from '../desk/dispose.ts'
import { DEMO_PLAYER } from '../identity/demo-player.ts'
import type { SignedIn } from '../identity/sessions.ts'
import { takeChunk } from '../intake/attachments.ts'
import { rejectHeld } from '../intake/held.ts'
import { type Intake, intakeOf } from '../intake/intake.ts'
import { sha256 } from '../intake/proof.ts'
import { lookUpKey } from '../tracking/look-up-key.ts'
import type { World } from '../world.ts'
import { chanceFrom } from './chance.ts'
import { countExampleCodes } from './count-codes.ts'
import { REJECTED } from './more-words.ts'
import { type Planned, type PlannedFacility, planReports } from './plan.ts'
import { drawPhoto } from './scene.ts'

export type Filled =
  | { readonly outcome: 'filled'; readonly reports: number; readonly added: number }
  /** The instance holds reports of people: nothing was touched. */
  | { readonly outcome: 'real-reports'; readonly count: number }
  /** The examples were removed here, so there is nothing to report about. */
  | { readonly outcome: 'no-examples' }

/** Whoever plays the coordinator. It never can sign in, and is gone when the demo stands. */
const PLAYER: SignedIn = {
  accountId: DEMO_PLAYER,
  username: DEMO_PLAYER,
  name: 'Contoh',
  role: 'coordinator',
  agency: null,
  facilities: [],
  tokenHash: '',
}

/** From here on the inbox of one place is full within an hour: low enough that a burst of 14 is seen in the held queue. */
const SURPLUS_FROM = 6

/**
 * Fills an instance that holds no real report with about 200 examples, through the same doors that people and officers
 * use, with the clock put back. Seed and time are kept, so that a second run finds its reports there and only adds what
 * a broken-off first run did not come to. `tell` hears how far it is.
 */
export async function fillDemo(world: World, tell: (done: number, of: number) => void): Promise<Filled> {
  const facilities = await exampleFacilities(world.database)
  if (facilities.length === 0) return { outcome: 'no-examples' }
  const { seed, until } = await seedOf(world)
  const plan = await Promise.all(planReports(seed, until, facilities).map((planned) => withSecrets(world, planned)))
  const real = await countReal(world.database, new Set(plan.map(({ key }) => key)))
  if (real > 0) return { outcome: 'real-reports', count: real }

  const clock = { at: until }
  const past: World = {
    ...world,
    now: () => clock.at,
    settings: { ...world.settings, facilityReportsPerHour: SURPLUS_FROM },
  }
  const intake = intakeOf(past)
  const there = new Set(
    (await world.database.selectFrom('reports').select('tracking_hmac').execute()).map((row) => row.tracking_hmac),
  )
  await removePlayer(world.database)
  await addPlayer(world)
  let done = 0
  let added = 0
  try {
    for (const step of plan) {
      clock.at = step.planned.at
      if (!there.has(step.key)) {
        await send(past, intake, step)
        added += 1
      }
      await markExample(world.database, step.key)
      done += 1
      tell(done, plan.length)
    }
    for (const step of plan) await workOn(past, clock, step)
    await countExampleCodes(world.database, chanceFrom(`${seed} codes`), until)
  } finally {
    await removePlayer(world.database)
  }
  return { outcome: 'filled', reports: plan.length, added }
}

type Step = { readonly planned: Planned; readonly secrets: TrackingSecrets; readonly key: string }

async function withSecrets(world: World, planned: Planned): Promise<Step> {
  const secrets = await deriveSecrets(trackingCodeFrom(planned.chance.bytes(TRACKING_RANDOM_BYTES)), sha256)
  return { planned, secrets, key: lookUpKey(secrets.trackingHash, world.secrets.trackingKey) }
}

/** Made on the first run and kept. */
async function seedOf(world: World): Promise<{ readonly seed: string; readonly until: number }> {
  await world.database
    .insertInto('facts')
    .values({ name: 'demo', value: `${toHex(world.random(16))} ${world.now()}` })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute()
  const { value } = await world.database
    .selectFrom('facts')
    .select('value')
    .where('name', '=', 'demo')
    .executeTakeFirstOrThrow()
  const [seed = '', until = ''] = value.split(' ')
  return { seed, until: Number(until) }
}

async function exampleFacilities(database: Database): Promise<PlannedFacility[]> {
  return database
    .selectFrom('codes')
    .innerJoin('placements', 'placements.id', 'codes.placement_id')
    .innerJoin('facilities', 'facilities.id', 'placements.facility_id')
    .where('facilities.example', '=', 1)
    .where('facilities.withdrawn_at', 'is', null)
    .where('codes.withdrawn_at', 'is', null)
    .select(['facilities.id', 'facilities.kind', 'facilities.agency_id as agency', 'codes.code'])
    .orderBy('placements.id')
    .execute()
}

/** Reports in cases that are no examples, without those that a broken-off run left unmarked. */
async function countReal(database: Database, planned: ReadonlySet<string>): Promise<number> {
  const rows = await database
    .selectFrom('reports')
    .innerJoin('cases', 'cases.id', 'reports.case_id')
    .where('cases.example', '=', 0)
    .select('reports.tracking_hmac')
    .execute()
  return rows.filter((row) => !planned.has(row.tracking_hmac)).length
}

async function send(past: World, intake: Intake, { planned, secrets }: Step): Promise<void> {
  const { chance } = planned
  const photos = await Promise.all(
    planned.photos.map(async (motif, index) => drawPhoto(motif, chanceFrom(`${secrets.uploadKey}${index}`))),
  )
  const named = await Promise.all(photos.map(async (bytes) => ({ bytes, sha256: await sha256Of(bytes, sha256) })))
  const { id, bytes } = await seal(
    {
      version: 1,
      random: toHex(chance.bytes(16)),
      code: planned.code,
      kind: planned.words[0],
      category: planned.category,
      body: planned.body,
      occurredOn: planned.occurredOn,
      place: planned.place,
      anonymous: planned.anonymous,
      confidential: planned.confidential,
      supervisory: planned.supervisory,
      channel: planned.channel,
      deviceTime: new Date(planned.at - planned.sealedBefore).toISOString(),
      attachments: named.map((photo) => ({ sha256: photo.sha256, size: photo.bytes.length, type: 'image/jpeg' })),
      trackingHash: secrets.trackingHash,
      uploadKeyHash: secrets.uploadKeyHash,
      senderHash: null,
      supersedes: null,
    },
    planned.sender === null ? null : { salt: toHex(chance.bytes(16)), ...planned.sender },
    sha256,
  )
  const received = await intake.receive(id, bytes, null)
  if (received.outcome !== 'received') throw new Error(`an example report is ${received.outcome}`)
  for (const photo of named) {
    await takeChunk(past, id, photo.sha256, secrets.uploadKey, { offset: 0, bytes: photo.bytes, digest: photo.sha256 })
  }
}

async function markExample(database: Database, key: string): Promise<void> {
  await database
    .updateTable('cases')
    .set({ example: 1 })
    .where('id', 'in', (eb) => eb.selectFrom('reports').select('case_id').where('tracking_hmac', '=', key))
    .execute()
}

/** What the coordinator did with it, as far as it was not done by an earlier run. */
async function workOn(past: World, clock: { at: number }, { planned, key }: Step): Promise<void> {
  const read = () =>
    past.database
      .selectFrom('cases')
      .innerJoin('reports', 'reports.case_id', 'cases.id')
      .where('reports.tracking_hmac', '=', key)
      .select(['cases.id', 'cases.version', 'cases.held_at', 'cases.state'])
      .executeTakeFirstOrThrow()
  const found = await read()
  if (found.held_at !== null && planned.rejectedAt !== null) {
    clock.at = planned.rejectedAt
    await rejectHeld(past, [found.id], REJECTED, PLAYER.accountId)
  }
  if (found.held_at !== null || found.state !== 'received') return
  for (const { at, agency, note } of planned.disposals) {
    clock.at = at
    const { id, version } = await read()
    await dispose(past, PLAYER, id, { agency, internalNote: note, version })
  }
}

/** Disabled from the start and without a password. */
async function addPlayer(world: World): Promise<void> {
  const { accountId: id, username, name, role } = PLAYER
  await world.database
    .insertInto('accounts')
    .values({ id, username, name, role, agency_id: null, password_hash: '', created_at: 0, disabled_at: 0 })
    .execute()
}

/** Its deeds stay, done by nobody: a first start must still print the link for the first account. */
async function removePlayer(database: Database): Promise<void> {
  await database.updateTable('events').set({ account_id: null }).where('account_id', '=', PLAYER.accountId).execute()
  await database.deleteFrom('accounts').where('id', '=', PLAYER.accountId).execute()
}

import type { Campaign, CampaignInput } from '../../domain/campaign.ts'
import { toHex } from '../../domain/hex.ts'
import type { Database } from '../database/open.ts'
import { notFound } from '../errors.ts'
import { audit } from '../identity/audit.ts'
import type { World } from '../world.ts'

/** Every campaign: those that are on first, the newest first among them. */
export async function listCampaigns(database: Database): Promise<Campaign[]> {
  const rows = await database.selectFrom('campaigns').selectAll().orderBy('created_at', 'desc').orderBy('id').execute()
  const campaigns = rows.map(({ id, name, ended_at }) => ({ id, name, endedAt: ended_at }))
  return [
    ...campaigns.filter(({ endedAt }) => endedAt === null),
    ...campaigns.filter(({ endedAt }) => endedAt !== null),
  ]
}

/** Begins a campaign. Gives its id. */
export async function addCampaign(world: World, by: string, { name }: CampaignInput): Promise<string> {
  const id = toHex(world.random(10))
  await world.database.transaction().execute(async (trx) => {
    await trx.insertInto('campaigns').values({ id, name, created_at: world.now(), ended_at: null }).execute()
    await audit(trx, { at: world.now(), by, action: 'campaign-added', subject: id })
  })
  return id
}

/** Renames, ends or takes up a campaign again. Its placements stay with it. Throws not-found. */
export async function editCampaign(world: World, by: string, id: string, input: CampaignInput): Promise<void> {
  const now = world.now()
  await world.database.transaction().execute(async (trx) => {
    const edited = await trx
      .updateTable('campaigns')
      .set((eb) => ({ name: input.name, ended_at: input.ended ? eb.fn.coalesce('ended_at', eb.val(now)) : null }))
      .where('id', '=', id)
      .returning('id')
      .executeTakeFirst()
    if (edited === undefined) throw notFound()
    await audit(trx, { at: now, by, action: 'campaign-edited', subject: id })
  })
}

import { type Context, Hono } from 'hono'
import { CAMPAIGN_ADDRESSES, campaignInputSchema } from '../../domain/campaign.ts'
import { POSTER_ALERT_ADDRESSES, posterFoundSchema } from '../../domain/poster-alert.ts'
import { reachOf } from '../../domain/role.ts'
import { type BehindGate, gate, requires } from '../identity/gate.ts'
import { readJson } from '../read-json.ts'
import type { World } from '../world.ts'
import { addCampaign, editCampaign, listCampaigns } from './campaigns.ts'
import { listAlerts, reportPastedOver, settleAlert } from './poster-alerts.ts'
import type { Actor } from './reach.ts'

/** Campaigns, for who looks after all facilities; posters found pasted over, within one's reach. */
export function workshopRoutes(world: World): Hono<BehindGate> {
  const app = new Hono<BehindGate>()
  for (const path of [CAMPAIGN_ADDRESSES.list, POSTER_ALERT_ADDRESSES.list, POSTER_ALERT_ADDRESSES.found(':id')]) {
    app.use(`${path}/*`, gate(world), requires('manage-facilities'))
  }
  const every = requires('manage-every-facility')
  const by = (context: Context<BehindGate>) => context.get('officer').accountId
  const actor = (context: Context<BehindGate>): Actor => ({
    accountId: by(context),
    reach: reachOf(context.get('officer')),
  })
  const named = (context: Context<BehindGate>) => context.req.param('id') ?? ''
  const campaigns = async () => ({ campaigns: await listCampaigns(world.database) })
  const alerts = (context: Context<BehindGate>) => listAlerts(world.database, actor(context).reach)

  app.get(CAMPAIGN_ADDRESSES.list, async (context) => context.json(await campaigns()))
  app.post(CAMPAIGN_ADDRESSES.list, every, async (context) => {
    await addCampaign(world, by(context), await readJson(context, campaignInputSchema))
    return context.json(await campaigns(), 201)
  })
  app.put(CAMPAIGN_ADDRESSES.campaign(':id'), every, async (context) => {
    await editCampaign(world, by(context), named(context), await readJson(context, campaignInputSchema))
    return context.json(await campaigns())
  })

  app.get(POSTER_ALERT_ADDRESSES.list, async (context) => context.json(await alerts(context)))
  app.post(POSTER_ALERT_ADDRESSES.found(':id'), async (context) => {
    const { note } = await readJson(context, posterFoundSchema)
    await reportPastedOver(world, actor(context), named(context), note)
    return context.json(await alerts(context), 201)
  })
  for (const [path, settled] of [
    [POSTER_ALERT_ADDRESSES.settle(':id'), true],
    [POSTER_ALERT_ADDRESSES.reopen(':id'), false],
  ] as const) {
    app.post(path, async (context) => {
      await settleAlert(world, actor(context), named(context), settled)
      return context.json(await alerts(context))
    })
  }
  return app
}

import { expect, test } from 'vitest'
import { DEMO_PLAYER } from '../../../src/server/identity/demo-player.ts'
import { findLink, firstSetupLink } from '../../../src/server/identity/links.ts'
import { describeOnBoth } from '../databases.ts'
import { officer } from '../desk/officers.ts'
import { testWorld } from '../test-world.ts'

describeOnBoth('the link for the first account', (open) => {
  test('is there after a demo that was broken off, and no more once somebody is', async () => {
    const { database } = await open()
    const world = testWorld(database)
    const player = { id: DEMO_PLAYER, username: DEMO_PLAYER, name: '', role: 'coordinator' as const, agency_id: null }
    await database
      .insertInto('accounts')
      .values({ ...player, password_hash: '', created_at: 0, disabled_at: 0 })
      .execute()
    const link = await firstSetupLink(world)
    const token = link?.split('#')[1] ?? ''
    expect(await findLink(database, token, world.now())).not.toBeNull()
    await officer(world, 'coordinator')
    expect(await findLink(database, token, world.now())).toBeNull()
    expect(await firstSetupLink(world)).toBeNull()
  })
})

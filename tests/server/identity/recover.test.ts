import { expect, test } from 'vitest'
import { disableAccount, makeAccount } from '../../../src/server/identity/accounts.ts'
import { makeRecoveryLink, RECOVERY_LIFE } from '../../../src/server/identity/recover.ts'
import { describeOnBoth } from '../databases.ts'
import { agencies, asker, deskApp, officer } from '../desk/officers.ts'
import { testWorld } from '../test-world.ts'

const PASSWORD = 'perahu-kuning-pagi-hari'

describeOnBoth('the operator’s way back in', (open) => {
  async function start() {
    const { database } = await open()
    const world = testWorld(database)
    await agencies(world, 'dinkes')
    const app = deskApp(world)
    const nobody = asker(app, null)
    const look = (token: string) => nobody('POST', '/api/identity/look-at-link', { token })
    const recover = (token: string, password = PASSWORD) => nobody('POST', '/api/identity/recover', { token, password })
    const link = async (username: string | null = null) => {
      const made = await makeRecoveryLink(world, username)
      if (made.outcome !== 'link') throw new Error('no link')
      return { token: made.link.split('#')[1] ?? '', username: made.username }
    }
    const audited = async () =>
      (await database.selectFrom('audit').select(['action', 'account_id', 'subject']).execute()).filter(({ action }) =>
        action.startsWith('recover'),
      )
    return { database, world, app, nobody, look, recover, link, audited }
  }

  test('one link, one new password: it opens once, ends every session, and stands in the audit trail', async () => {
    const { database, world, app, nobody, look, recover, link, audited } = await start()
    await officer(world, 'liaison', 'dinkes')
    const own = await officer(world, 'coordinator')
    const { token, username } = await link()
    expect(username).toBe(own.id)
    expect(await (await look(token)).json()).toMatchObject({ account: { username: own.id }, role: 'coordinator' })
    // Only the hash is kept.
    expect(JSON.stringify(await database.selectFrom('setup_links').selectAll().execute())).not.toContain(token)

    expect((await recover(token, 'pendek')).status).toBe(422)
    expect((await recover(token, `${own.id}-${own.id}`)).status).toBe(422)
    // It makes no second account.
    const wanted = { token, username: 'lain', name: 'Lain', password: PASSWORD }
    expect((await nobody('POST', '/api/identity/set-up', wanted)).status).toBe(410)
    const twice = await Promise.all([recover(token), recover(token, 'yang-lain-sama-sekali')])
    expect(twice.map(({ status }) => status).sort()).toEqual([204, 410])
    expect((await look(token)).status).toBe(410)
    expect((await asker(app, own.token)('GET', '/api/session')).status).toBe(401)
    const won = twice[0]?.status === 204 ? PASSWORD : 'yang-lain-sama-sekali'
    const signIn = await nobody('POST', '/api/identity/sign-in', { username: own.id, password: won })
    expect(signIn.status).toBe(204)
    expect(await audited()).toEqual([{ action: 'recovery-link-made', account_id: null, subject: own.id }])
    const lines = await database.selectFrom('audit').select(['action', 'account_id', 'subject']).execute()
    expect(lines).toContainEqual({ action: 'account-recovered', account_id: own.id, subject: own.id })
    for (const secret of [token, PASSWORD, own.id]) expect(world.lines.join('')).not.toContain(secret)
  })

  test('a newer one, an hour, a changed password or a shut account makes a link worthless', async () => {
    const { world, app, look, recover, link } = await start()
    const [own, other] = [await officer(world, 'coordinator'), await officer(world, 'coordinator')]
    const first = await link(own.id)
    const second = await link(` ${own.id.toUpperCase()} `)
    const others = await link(other.id)
    expect((await look(first.token)).status).toBe(410)
    expect((await look(second.token)).status).toBe(200)
    world.clock.at += RECOVERY_LIFE
    for (const { token } of [second, others]) expect((await recover(token)).status).toBe(410)

    const third = await link(own.id)
    expect((await recover(third.token)).status).toBe(204)
    const fourth = await link(own.id)
    const session = await signInAs(own.id)
    const change = { present: PASSWORD, next: 'sungai-amandit-tenang-sore' }
    expect((await session('POST', '/api/session/password', change)).status).toBe(204)
    expect((await recover(fourth.token)).status).toBe(410)

    const fifth = await link(other.id)
    await disableAccount(world, own.id, other.id)
    expect((await session('POST', `/api/desk/accounts/${other.id}/enable`, {})).status).toBe(204)
    expect((await recover(fifth.token)).status).toBe(410)

    async function signInAs(username: string) {
      const signIn = { username, password: PASSWORD }
      const answer = await asker(app, null)('POST', '/api/identity/sign-in', signIn)
      return asker(app, /lapor=([^;]+)/.exec(answer.headers.get('Set-Cookie') ?? '')?.[1] ?? null)
    }
  })

  test('of several it asks which, and no liaison, no shut account is among them', async () => {
    const { world } = await start()
    const liaison = await officer(world, 'liaison', 'dinkes')
    const [one, other, shut] = [
      await officer(world, 'coordinator'),
      await officer(world, 'coordinator'),
      await officer(world, 'coordinator'),
    ]
    await disableAccount(world, one.id, shut.id)
    for (const username of [null, 'tidakada', liaison.id, shut.id]) {
      const asked = await makeRecoveryLink(world, username)
      expect(asked).toEqual({ outcome: 'which', usernames: [one.id, other.id].toSorted() })
    }
  })

  test('with no active coordinator left the link makes one, as long as there is none', async () => {
    const { database, world, look, link, audited } = await start()
    await officer(world, 'liaison', 'dinkes')
    const gone = await officer(world, 'coordinator')
    await database.updateTable('accounts').set({ disabled_at: 1 }).where('id', '=', gone.id).execute()
    const unused = await link()
    const { token, username } = await link('siapa-saja')
    expect(username).toBeNull()
    expect((await look(unused.token)).status).toBe(410)
    expect(await (await look(token)).json()).toMatchObject({ account: null, role: 'coordinator' })
    expect((await audited()).map(({ subject }) => subject)).toEqual(['coordinator', 'coordinator'])
    const id = await makeAccount(world, { token, username: 'rahmah', name: 'Rahmah', password: PASSWORD })
    expect((await look(token)).status).toBe(410)
    expect((await link()).username).toBe('rahmah')
    expect(id).not.toBe(gone.id)
  })
})

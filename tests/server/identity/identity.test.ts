import { expect, test } from 'vitest'
import { firstSetupLink } from '../../../src/server/identity/links.ts'
import { SESSION_IDLE, SESSION_MOST } from '../../../src/server/identity/sessions.ts'
import { describeOnBoth } from '../databases.ts'
import { agencies, asker, deskApp, officer } from '../desk/officers.ts'
import { testWorld } from '../test-world.ts'

const PASSWORD = 'perahu-kuning-pagi-hari'
const tokenIn = (link: string | null) => link?.split('#')[1] ?? ''
const cookieIn = (answer: Response) =>
  /^(?:__Host-)?lapor=([^;]+)/.exec(answer.headers.get('Set-Cookie') ?? '')?.[1] ?? ''

describeOnBoth('identity', (open) => {
  async function start() {
    const { database } = await open()
    const world = testWorld(database)
    const app = deskApp(world)
    return { world, app, nobody: asker(app, null) }
  }
  const account = (token: string, username = 'rahmah') => ({ token, username, name: 'Rahmah', password: PASSWORD })

  test('each start replaces the first link; it makes one account, and then there is none any more', async () => {
    const { world, app, nobody } = await start()
    const old = tokenIn(await firstSetupLink(world))
    const link = await firstSetupLink(world)
    expect(link).toMatch(/^http:\/\/localhost:8080\/dasbor\/mulai#[\w-]{43}$/)
    expect((await nobody('POST', '/api/identity/set-up', account(old))).status).toBe(410)
    const twice = await Promise.all([
      nobody('POST', '/api/identity/set-up', account(tokenIn(link))),
      nobody('POST', '/api/identity/set-up', account(tokenIn(link), 'lain')),
    ])
    expect(twice.map(({ status }) => status).sort()).toEqual([204, 410])
    expect(await firstSetupLink(world)).toBeNull()
    const made = twice.find(({ status }) => status === 204)
    const session = await asker(app, made === undefined ? null : cookieIn(made))('GET', '/api/session')
    expect(await session.json()).toMatchObject({ name: 'Rahmah', role: 'coordinator' })
    const kept = JSON.stringify(await world.database.selectFrom('setup_links').selectAll().execute())
    expect(kept).not.toContain(tokenIn(link))
    const { password_hash } = await world.database.selectFrom('accounts').selectAll().executeTakeFirstOrThrow()
    expect(password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })

  test('a link is over after seven days', async () => {
    const { world, nobody } = await start()
    const token = tokenIn(await firstSetupLink(world))
    world.clock.at += 7 * 86_400_000
    expect((await nobody('POST', '/api/identity/look-at-link', { token })).status).toBe(410)
    expect((await nobody('POST', '/api/identity/set-up', account(token))).status).toBe(410)
  })

  test('who invents links shuts nobody out who holds a real one', async () => {
    const { world, nobody } = await start()
    const token = tokenIn(await firstSetupLink(world))
    for (let count = 0; count < 30; count++) {
      const invented = account(String(count).padStart(43, 'x'))
      expect((await nobody('POST', '/api/identity/set-up', invented)).status).toBe(410)
    }
    expect((await nobody('POST', '/api/identity/set-up', account(token))).status).toBe(204)
  })

  test('a wrong name and a wrong password are told in the same words, and too many wait', async () => {
    const { world, nobody } = await start()
    await nobody('POST', '/api/identity/set-up', account(tokenIn(await firstSetupLink(world))))
    const attempt = (username: string, password: string) =>
      nobody('POST', '/api/identity/sign-in', { username, password })
    const [known, unknown] = [await attempt('rahmah', 'salah'), await attempt('tidakada', 'salah')]
    expect([known.status, await known.text()]).toEqual([unknown.status, await unknown.text()])
    expect((await attempt('Rahmah ', PASSWORD)).status).toBe(204)
    for (let count = 0; count < 8; count++) await attempt('rahmah', 'salah')
    const late = await attempt('rahmah', PASSWORD)
    expect(late.status).toBe(429)
    expect(Number(late.headers.get('Retry-After'))).toBeGreaterThan(0)
    world.clock.at += 15 * 60_000
    expect((await attempt('rahmah', PASSWORD)).status).toBe(204)
  })

  test('whoever set the account up at an address is not shut out there by strangers who share it', async () => {
    const { world, nobody } = await start()
    await nobody('POST', '/api/identity/set-up', account(tokenIn(await firstSetupLink(world))))
    const signIn = (username: string, password: string) =>
      nobody('POST', '/api/identity/sign-in', { username, password })
    const statuses = []
    for (let count = 0; count < 70; count++) statuses.push((await signIn(`orang-${count}`, 'salah-salah')).status)
    expect(statuses.at(-1)).toBe(429)
    expect((await signIn('rahmah', PASSWORD)).status).toBe(204)
  })

  test('a session slides by use, ends without it, and ends after seven days in any case', async () => {
    const { world, app } = await start()
    const { token } = await officer(world, 'coordinator')
    const ask = asker(app, token)
    for (let spent = 0; spent < SESSION_MOST - SESSION_IDLE; spent += SESSION_IDLE / 2) {
      expect((await ask('GET', '/api/session')).status).toBe(200)
      world.clock.at += SESSION_IDLE / 2
    }
    world.clock.at += SESSION_IDLE
    expect((await ask('GET', '/api/session')).status).toBe(401)
    const idle = await officer(world, 'coordinator')
    world.clock.at += SESSION_IDLE
    expect((await asker(app, idle.token)('GET', '/api/session')).status).toBe(401)
  })

  test('a disabled account is out at once, its sessions too; nobody disables the own one', async () => {
    const { world, app } = await start()
    await agencies(world, 'dinkes')
    const [coordinator, liaison] = [await officer(world, 'coordinator'), await officer(world, 'liaison', 'dinkes')]
    const ask = asker(app, coordinator.token)
    expect((await asker(app, liaison.token)('GET', '/api/session')).status).toBe(200)
    expect((await ask('POST', `/api/desk/accounts/${liaison.id}/disable`, {})).status).toBe(204)
    expect((await asker(app, liaison.token)('GET', '/api/session')).status).toBe(401)
    expect((await ask('POST', `/api/desk/accounts/${coordinator.id}/disable`, {})).status).toBe(409)
  })

  test('an invitation makes a liaison of its agency, and a new password ends the other sessions', async () => {
    const { world, app, nobody } = await start()
    await agencies(world, 'dinkes')
    const ask = asker(app, (await officer(world, 'coordinator')).token)
    expect((await ask('POST', '/api/desk/invitations', { role: 'liaison', agency: null })).status).toBe(422)
    const invited = await ask('POST', '/api/desk/invitations', { role: 'liaison', agency: 'dinkes' })
    const { link } = (await invited.json()) as { link: string }
    const first = cookieIn(await nobody('POST', '/api/identity/set-up', account(tokenIn(link))))
    const signIn = { username: 'rahmah', password: PASSWORD }
    const second = cookieIn(await nobody('POST', '/api/identity/sign-in', signIn))
    expect(await (await asker(app, first)('GET', '/api/session')).json()).toMatchObject({ agency: { id: 'dinkes' } })
    const change = { present: PASSWORD, next: 'sungai-amandit-tenang-sore' }
    expect((await asker(app, first)('POST', '/api/session/password', change)).status).toBe(204)
    expect((await asker(app, first)('GET', '/api/session')).status).toBe(200)
    expect((await asker(app, second)('GET', '/api/session')).status).toBe(401)
  })

  test('behind https the cookie is of this host alone, and out of reach of scripts', async () => {
    const { database } = await open()
    const world = testWorld(database, { settings: { publicUrl: 'https://lapor.example' } })
    const made = await asker(deskApp(world), null)(
      'POST',
      '/api/identity/set-up',
      account(tokenIn(await firstSetupLink(world))),
    )
    const cookie = made.headers.get('Set-Cookie') ?? ''
    for (const part of ['__Host-lapor=', 'HttpOnly', 'Secure', 'SameSite=Strict', 'Path=/'])
      expect(cookie).toContain(part)
  })
})

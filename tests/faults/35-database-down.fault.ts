import { openOutboxPage } from '../outbox/device/open.ts'
import { type Cluster, startPostgresql } from '../postgresql.ts'
import { expectInvariantOf, sendAll } from './harness/invariant.ts'
import { postgresqlRowsOf } from './harness/rows.ts'
import { test as base, expect } from './harness/test.ts'

/** The real server on a real PostgreSQL of its own, which waits for its disk and can be killed. */
const test = base.extend<{ readonly cluster: Cluster }>({
  // biome-ignore lint/correctness/noEmptyPattern: the test library reads what a fixture needs from this pattern.
  cluster: async ({}, use) => {
    const cluster = await startPostgresql({ durable: true })
    if (cluster === null) throw new Error('PostgreSQL is not installed')
    await use(cluster)
    await cluster.stop()
  },
  settings: async ({ cluster }, use) => use({ DATABASE_URL: cluster.url }),
})

test('[O2] fault 35: the database is killed while reports are being sent, is down for a while, and comes back', async ({
  phone,
  context,
  between,
  server,
  cluster,
}) => {
  test.setTimeout(120_000)
  const answers: string[] = []
  let moment = ''
  let killed: Promise<void> | null = null
  /** The database is killed at the first request of this kind; three more reports are on their way then. */
  const killAt = (now: string) => {
    if (now !== moment) return false
    moment = ''
    killed = cluster.kill()
    return true
  }
  between.follow({
    before: ({ method }) => killAt(`before ${method}`) && false,
    after: ({ method, url }, response, { status, body }) => {
      // Committed, and its answer never comes.
      if (killAt(`after ${method}`)) return response.destroy() !== undefined
      const told = url?.startsWith('/api/reports') === true && method !== 'HEAD'
      if (told && status >= 400) answers.push(`${status} ${JSON.parse(body.toString()).error.code}`)
      return false
    },
  })
  let sealed = 0
  const other = await openOutboxPage(context, between.origin)
  for (const when of ['before PUT', 'after PUT', 'after PATCH']) {
    killed = null
    moment = when
    for (let n = 0; n < 4; n++) {
      void [phone, other][n % 2]?.evaluate((body) => device.sealWithSizes(body, [600_000, 20_000]), `${when} ${n}.`)
    }
    await expect.poll(() => killed !== null).toBe(true)
    await killed
    await expect.poll(async () => (await fetch(`${server.url}/readyz`)).status).toBe(503)
    answers.length = 0
    await phone.evaluate((body) => device.sealWithSizes(body, [20_000]), `${when}, tanpa basis data.`)
    sealed += 5
    await expect.poll(async () => (await phone.evaluate(() => device.states())).length).toBe(sealed)
    await phone.evaluate(() => device.outbox.sendNow())
    // Nobody is refused, and nothing is called delivered that is not.
    expect(new Set(answers)).toEqual(new Set(['503 unavailable']))
    const names = (await phone.evaluate(() => device.states())).map(({ state }) => state.name)
    expect(names).toContain('waiting')
    await cluster.start()
    await sendAll(phone)
  }
  const states = await phone.evaluate(() => device.states())
  await expectInvariantOf(states, server, sealed, (sql) => postgresqlRowsOf(cluster.url, sql))
})

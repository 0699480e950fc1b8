import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from './harness/test.ts'

const MAIN = 'dist/server/main.js'

test('the first start prints a code, its link, the dashboard and the one-time link', async ({ server }) => {
  await expect.poll(() => server.printed()).toContain('/dasbor/')
  const printed = server.printed()
  expect(printed).toMatch(/[▀▄█]{3}/)
  expect(printed).toMatch(new RegExp(`${server.url}/q/[0-9A-Z]{8}\\n`))
  expect(printed).toContain(`${server.url}/dasbor\n`)
  const link = server.setupLink()
  const token = link.slice(link.indexOf('#') + 1)
  expect(token.length).toBeGreaterThan(20)
  expect(JSON.stringify(server.log())).not.toContain(token)
})

test('what it keeps can be read by its owner only', async ({ server }) => {
  expect(statSync(server.dataDir).mode & 0o077).toBe(0)
  for (const path of ['secrets', 'secrets/keys.json', 'lapor.sqlite'])
    expect(statSync(`${server.dataDir}/${path}`).mode & 0o077).toBe(0)
})

test('a request in flight is answered after SIGTERM, and the process ends with 0', async ({ server }) => {
  const body = '{"code":"0000000000000000"}'
  const socket = connect(Number(new URL(server.url).port), 'localhost')
  const head = `POST /api/tracking HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json`
  socket.write(`${head}\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 9)}`)
  let answer = ''
  socket.setEncoding('utf8').on('data', (text) => {
    answer += text
  })
  await wait(300)
  const stopped = server.stop()
  await wait(300)
  expect(answer).toBe('')
  socket.write(body.slice(9))
  expect(await stopped).toBe(0)
  expect(answer).toMatch(/^HTTP\/1\.1 (?:4\d\d|200) [\s\S]*\}$/)
})

// How long it takes is measured by `npm run bench -- start`: timings never decide a test.
test('the second start answers with what the first one made', async ({ server }) => {
  const facilities = await server.facilities()
  await server.stop()
  await server.start()
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
  expect(await server.facilities()).toEqual(facilities)
})

test('a wrong setting stops the start with one sentence', () => {
  const { status, stderr } = spawnSync('node_modules/.bin/node', [MAIN], {
    env: { PUBLIC_URL: 'https://lapor.go.id/app' },
    encoding: 'utf8',
  })
  expect(status).toBe(1)
  expect(stderr).toBe('PUBLIC_URL must be an origin without a path, such as https://lapor.example.go.id.\n')
})

test('a port that is taken stops the start with one sentence', async ({ server }) => {
  const { port } = new URL(server.url)
  const { status, stderr } = spawnSync('node_modules/.bin/node', [MAIN], {
    env: { PORT: port, DATA_DIR: `${server.dataDir}/second` },
    encoding: 'utf8',
  })
  expect(status).toBe(1)
  expect(stderr).toBe(`Port ${port} is taken by another program. Set PORT to a free one.\n`)
})

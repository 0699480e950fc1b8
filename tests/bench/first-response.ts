import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { get } from 'node:http'
import { type Browser, chromium } from '@playwright/test'
import { startServer } from '../journeys/harness/server.ts'
import { type Measured, median, table } from './measured.ts'

const ROUNDS = 7
const FLIGHT = 14_600
const SCRIPT = 25_000
const GOAL = 1.15

/** Latency in milliseconds, throughput in kbit/s, slow-down of the processor. */
type Link = {
  readonly name: string
  readonly latency: number
  readonly down: number
  readonly up: number
  readonly cpu: number
}
const LINKS: readonly Link[] = [
  { name: 'unthrottled', latency: 0, down: -1, up: -1, cpu: 1 },
  { name: '400 kbit/s, 400 ms, CPU 4x', latency: 400, down: 400, up: 400, cpu: 4 },
  { name: '9 Mbit/s, 100 ms, CPU 4x', latency: 100, down: 9_000, up: 3_000, cpu: 4 },
]

/** Our form beside one written by hand without script, as large, served the same way: cold, in Debian's Chromium. */
export async function measure(): Promise<Measured> {
  const server = await startServer()
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  })
  const [facility] = await server.facilities()
  const ours = `${server.url}/q/${facility?.code}`
  const [br, gzip] = [await bytesOf(ours, 'br'), await bytesOf(ours, 'gzip')]
  const floor = await startFloor(br)
  try {
    const floorBytes = await bytesOf(floor.url, 'br')
    const rows: (string | number)[][] = []
    let worst = 0
    let kept = true
    let script = 0
    let requests = 0
    for (const link of LINKS) {
      const [mine, theirs]: number[][] = [[], []]
      for (let round = 0; round < ROUNDS; round++) {
        // In turns, so that what else the machine does meets both.
        const our = await open(browser, ours, link)
        const other = await open(browser, floor.url, link)
        mine?.push(our.usable)
        theirs?.push(other.usable)
        kept &&= our.kept && other.kept
        script = our.scriptBefore
        requests = our.requests
      }
      const [a, b] = [median(mine ?? []), median(theirs ?? [])]
      worst = Math.max(worst, a / b)
      rows.push([link.name, Math.round(a), Math.round(b), (a / b).toFixed(2)])
    }
    const sizes = table(
      ['first response', 'bytes'],
      [
        ['brotli', br],
        ['gzip', gzip],
        ['page written by hand, brotli', floorBytes],
        ['script, brotli, all that runs before the form is alive', script],
        ['requests in all', requests],
      ],
    )
    const times = table([`time to usable, median of ${ROUNDS}`, 'ours ms', 'by hand ms', 'ratio'], rows)
    return {
      text: `${sizes}\n\n${times}\n\nUsable: takes a typed character and still has it when everything is loaded.`,
      goals: [
        { goal: `first response at most ${FLIGHT} bytes, brotli and gzip`, met: Math.max(br, gzip) <= FLIGHT },
        { goal: `script at most ${SCRIPT} bytes (${script})`, met: script <= SCRIPT },
        { goal: 'the character is kept, every time', met: kept },
        { goal: 'the page by hand is within 5 % of ours', met: Math.abs(floorBytes / br - 1) <= 0.05 },
        { goal: `ratio at most ${GOAL} on every link (highest ${worst.toFixed(2)})`, met: worst <= GOAL },
      ],
    }
  } finally {
    floor.stop()
    await browser.close()
    await server.dispose()
  }
}

async function startFloor(bytes: number) {
  const child = spawn(process.execPath, [`${import.meta.dirname}/floor-server.ts`, String(bytes)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(child.stdout, 'data')
  return { url: `http://localhost:${String(line).trim()}/`, stop: () => child.kill() }
}

/** Bytes of the body as they cross the wire. */
function bytesOf(url: string, coding: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'Accept-Encoding': coding } }, (answer) => {
      let bytes = 0
      answer.on('data', (part: Buffer) => {
        bytes += part.length
      })
      answer.once('end', () => resolve(bytes))
    }).once('error', reject)
  })
}

/** One cold visit. Types as early as any person could: in the first frame that shows the text field. */
async function open(browser: Browser, url: string, link: Link) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } })
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: link.latency,
    downloadThroughput: link.down < 0 ? -1 : (link.down * 1_000) / 8,
    uploadThroughput: link.up < 0 ? -1 : (link.up * 1_000) / 8,
  })
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: link.cpu })
  let requests = 0
  let scriptBefore = 0
  page.on('request', () => {
    requests++
  })
  const sizes: Promise<void>[] = []
  const typed = Promise.withResolvers<number>()
  const shown = Promise.withResolvers<void>()
  await page.exposeBinding('typed', (_source, at: unknown) => typed.resolve(Number(at)))
  await page.exposeBinding('shown', () => shown.resolve())
  await page.addInitScript(() => {
    const tell = (name: 'shown' | 'typed', value: number) => {
      const told: unknown = Reflect.get(window, name)
      if (typeof told === 'function') void told(value)
    }
    const look = () => {
      const field = document.querySelector('textarea')
      if (field === null || field.getClientRects().length === 0) return requestAnimationFrame(look)
      field.focus({ preventScroll: true })
      field.addEventListener('input', () => tell('typed', performance.now()), { once: true })
      return tell('shown', performance.now())
    }
    requestAnimationFrame(look)
  })
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script') return
    sizes.push(
      response
        .request()
        .sizes()
        .then(({ responseBodySize }) => {
          // What is fetched later (offering the installation, the worker) holds nobody up.
          if (/\/assets\/(?:index|jsx)/.test(response.url())) scriptBefore += responseBodySize
        }),
    )
  })
  const loaded = page.goto(url, { waitUntil: 'load' })
  await within(shown.promise, 'the text field')
  await devtools.send('Input.insertText', { text: 'x' })
  const usable = await within(typed.promise, 'the typed character')
  await loaded
  await page.waitForTimeout(link.down < 0 ? 500 : 3_000)
  await Promise.all(sizes)
  const kept = (await page.locator('textarea').inputValue()) === 'x'
  await context.close()
  return { usable, kept, scriptBefore, requests }
}

const PATIENCE = 30_000

async function within<Result>(promise: Promise<Result>, what: string): Promise<Result> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error(`${what} did not come`)), PATIENCE)
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}

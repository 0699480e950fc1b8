import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'

/**
 * Tabs that hide one another, as on a phone. The test library keeps every page of its own visible, and Chromium freezes
 * only hidden ones; so this browser is spoken to directly, by the DevTools protocol.
 */
export type Tabs = {
  /** Opens a tab in front of the others and waits until its title is `ready`. */
  readonly open: (url: string) => Promise<Tab>
  /** Suspends the processes of all tabs that are open now, as a phone does with an app it has no time for. */
  readonly suspend: () => Promise<() => void>
  readonly close: () => Promise<void>
}
export type Tab = {
  /** What `work` resolves to, in this tab. It is handed over as text, so it sees nothing of the test. */
  readonly evaluate: <T>(work: () => T | Promise<T>) => Promise<T>
  readonly show: () => Promise<void>
  readonly setFrozen: (frozen: boolean) => Promise<void>
}

type Send = (method: string, parameters?: object, sessionId?: string) => Promise<Record<string, unknown>>

export async function openTabs(): Promise<Tabs> {
  const profile = mkdtempSync(`${tmpdir()}/lapor-tabs-`)
  const browser = spawn(
    process.env.CHROMIUM ?? '/usr/bin/chromium',
    ['--headless', '--no-sandbox', '--no-first-run', '--disable-background-networking', '--remote-debugging-port=0']
      .concat('--disable-features=SpareRendererForSitePerProcess')
      .concat(`--user-data-dir=${profile}`)
      .concat('about:blank'),
    { stdio: 'ignore' },
  )
  const ended = new Promise<void>((resolve) => browser.once('exit', () => resolve()))
  const { send, close } = await connect(profile)
  return {
    async open(url) {
      const { targetId } = await send('Target.createTarget', { url })
      const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true })
      if (typeof sessionId !== 'string') throw new Error('no session')
      const tab: Tab = {
        evaluate: async (work) => {
          const expression = `(${work.toString()})()`
          const options = { expression, awaitPromise: true, returnByValue: true }
          const { result, exceptionDetails } = await send('Runtime.evaluate', options, sessionId)
          if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails))
          return (result as { value: Awaited<ReturnType<typeof work>> }).value
        },
        show: async () => void (await send('Target.activateTarget', { targetId })),
        setFrozen: async (frozen) =>
          void (await send('Page.setWebLifecycleState', { state: frozen ? 'frozen' : 'active' }, sessionId)),
      }
      await tab.show()
      while ((await tab.evaluate(() => document.title)) !== 'ready') await pause(50)
      return tab
    },
    async suspend() {
      const { processInfo } = await send('SystemInfo.getProcessInfo')
      const renderers = (processInfo as { type: string; id: number }[]).filter(({ type }) => type === 'renderer')
      for (const { id } of renderers) process.kill(id, 'SIGSTOP')
      return () => {
        for (const { id } of renderers) process.kill(id, 'SIGCONT')
      }
    },
    async close() {
      close()
      browser.kill('SIGKILL')
      await ended
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
    },
  }
}

async function connect(profile: string): Promise<{ readonly send: Send; readonly close: () => void }> {
  const file = `${profile}/DevToolsActivePort`
  while (!existsSync(file) || !readFileSync(file, 'utf8').includes('\n')) await pause(50)
  const [port, path] = readFileSync(file, 'utf8').trim().split('\n')
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`)
  const waiting = new Map<number, PromiseWithResolvers<Record<string, unknown>>>()
  await new Promise<void>((resolve, reject) => {
    socket.onopen = () => resolve()
    socket.onerror = () => reject(new Error('no browser to speak to'))
  })
  socket.onmessage = ({ data }) => {
    const { id, result, error } = JSON.parse(String(data))
    const answer = waiting.get(id)
    waiting.delete(id)
    if (error === undefined) answer?.resolve(result ?? {})
    else answer?.reject(new Error(JSON.stringify(error)))
  }
  let last = 0
  return {
    send: (method, params = {}, sessionId) => {
      last += 1
      const answer = Promise.withResolvers<Record<string, unknown>>()
      waiting.set(last, answer)
      socket.send(JSON.stringify({ id: last, method, params, sessionId }))
      return answer.promise
    },
    close: () => socket.close(),
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

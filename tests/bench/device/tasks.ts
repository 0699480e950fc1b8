import type { CDPSession, Page } from '@playwright/test'

/** One task of a page's main thread. Milliseconds: how long it lasted, and how long of that the processor was on it. */
export type Task = { readonly lasted: number; readonly busy: number }

type TraceEvent = {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  readonly dur?: number
  readonly tdur?: number
  readonly args?: { readonly name?: string; readonly data?: { readonly frames?: readonly { processId?: number }[] } }
}

/**
 * Every task of the page's main thread during `work`, as Chromium traced it. What another process took away from it is in
 * `lasted` and not in `busy`: on a machine with company only that says something about the page.
 */
export async function tasksDuring(page: Page, devtools: CDPSession, work: () => Promise<void>): Promise<Task[]> {
  const ended = new Promise<string>((resolve, reject) => {
    devtools.once('Tracing.tracingComplete', ({ stream }) => {
      if (stream === undefined) reject(new Error('no trace'))
      else resolve(stream)
    })
  })
  await devtools.send('Tracing.start', {
    transferMode: 'ReturnAsStream',
    traceConfig: {
      recordMode: 'recordAsMuchAsPossible',
      includedCategories: ['toplevel', 'blink.user_timing', '__metadata'],
      excludedCategories: ['*'],
    },
  })
  // Says in the trace which of the browser's processes is this page's.
  await page.evaluate(() => performance.mark('this-page'))
  await work()
  await devtools.send('Tracing.end')
  const { traceEvents } = JSON.parse(await readStream(devtools, await ended)) as { traceEvents: readonly TraceEvent[] }
  const mark = traceEvents.find(({ name }) => name === 'this-page')
  if (mark === undefined) throw new Error('the page is not in its trace')
  return traceEvents
    .filter(({ name, ph, pid, tid }) => {
      return name === 'ThreadControllerImpl::RunTask' && ph === 'X' && pid === mark.pid && tid === mark.tid
    })
    .map(({ dur = 0, tdur = 0 }) => ({ lasted: dur / 1_000, busy: tdur / 1_000 }))
}

async function readStream(devtools: CDPSession, handle: string): Promise<string> {
  let text = ''
  for (;;) {
    const { data, eof } = await devtools.send('IO.read', { handle, size: 1 << 20 })
    text += data
    if (eof) break
  }
  await devtools.send('IO.close', { handle })
  return text
}

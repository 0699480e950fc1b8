import type { Page } from '@playwright/test'

/** The highest use of the page's heap and of the buffers beside it, in MB. */
export function watchMemory(page: Page) {
  let most = 0
  const timer = setInterval(() => {
    // A page that is just busy answers later.
    void read(page).then((now) => {
      most = Math.max(most, now)
    })
  }, 2_000)
  return {
    async most() {
      clearInterval(timer)
      return Math.max(most, await read(page)) / 1e6
    },
  }
}

async function read(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  try {
    await session.send('Performance.enable')
    const usage = (await session.send('Runtime.getHeapUsage')) as unknown as Record<string, number>
    return (usage.usedSize ?? 0) + (usage.embedderHeapUsedSize ?? 0) + (usage.backingStorageSize ?? 0)
  } finally {
    await session.detach()
  }
}

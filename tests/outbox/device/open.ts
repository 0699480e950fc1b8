import { resolve } from 'node:path'
import type { BrowserContext, Page } from '@playwright/test'
import { build } from 'vite'
import type { Device } from './page.ts'

declare global {
  // The page under test; only code handed to `evaluate` sees it.
  var device: Device
}

export const OUTBOX_PAGE = '/outbox-under-test'
let script: Promise<string> | null = null

/** Opens the outbox's test page on `origin`, whatever answers there: its API is what the outbox talks to. */
export async function openOutboxPage(context: BrowserContext, origin: string): Promise<Page> {
  const body = await outboxPage()
  await context.route(`${origin}${OUTBOX_PAGE}`, (route) => route.fulfill({ contentType: 'text/html', body }))
  const page = await context.newPage()
  await page.goto(origin + OUTBOX_PAGE)
  await page.waitForFunction(() => document.title === 'ready')
  return page
}

/** The test page's HTML, whole, for whoever serves it. */
export async function outboxPage(): Promise<string> {
  script ??= bundle(resolve(import.meta.dirname, 'page.ts'))
  const text = (await script).replace(/<\/script/g, '<\\/script')
  return `<!doctype html><meta charset="utf-8"><title>…</title><script type="module">${text}</script>`
}

/** The module in this file and all it imports, as one script for a browser. */
export async function bundle(file: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rollupOptions: {
        input: file,
        output: { format: 'es', codeSplitting: false },
      },
    },
  })
  const outputs = Array.isArray(built) ? built : [built]
  for (const output of outputs) {
    if (!('output' in output)) continue
    for (const chunk of output.output) if (chunk.type === 'chunk' && chunk.isEntry) return chunk.code
  }
  throw new Error(`${file} was not built`)
}

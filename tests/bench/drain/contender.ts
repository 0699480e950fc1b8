import type { BrowserContext, Page } from '@playwright/test'
import type { SealedReport } from '../../faults/stress/client.ts'

/** One way to bring sealed reports to the province. */
export type Contender = {
  readonly name: string
  /** What its page is made of, by path; served on the province's own origin. */
  readonly files: () => Promise<Readonly<Record<string, File>>>
  /** Opens its page, anew each time; what was taken before is still there. */
  readonly open: (context: BrowserContext, origin: string) => Promise<Opened>
}
export type File = { readonly type: string; readonly body: string }

export type Opened = {
  readonly page: Page
  /** Whether the page itself sends; otherwise a worker does. */
  readonly sendsByPage: boolean
  /** Takes the reports while nothing can be reached. */
  readonly take: (work: readonly SealedReport[]) => Promise<void>
  /** Sends until nothing is left or nothing changes any more. Resolves to the syncs it took; null: it needs none. */
  readonly drain: () => Promise<number | null>
  /** Reports of which something still waits here, by id. The others it takes for delivered. */
  readonly left: () => Promise<ReadonlySet<string>>
}

import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import type { Plugin } from 'vite'

/** Screens that only officers open, always with a connection: they stay out of every citizen's phone. */
const OFFICERS = /^src\/app\/(?:desk|facilities)\//

/** Kept from their first use on, and by those alone who have one: the reader of codes weighs more than all else. */
const LARGE = /\.wasm$/

type Chunk = {
  readonly file: string
  readonly src?: string
  readonly isEntry?: boolean
  readonly imports?: readonly string[]
  readonly dynamicImports?: readonly string[]
  readonly css?: readonly string[]
  readonly assets?: readonly string[]
}
type Chunks = Readonly<Record<string, Chunk>>

/** Puts the list of files to keep on the phone where the worker says `self.__WB_MANIFEST`. The page is built before. */
export function precacheManifest(page: string): Plugin {
  return {
    name: 'precache-manifest',
    applyToEnvironment: (environment) => environment.name === 'worker',
    transform: {
      filter: { code: 'self.__WB_MANIFEST' },
      handler: (code) => ({
        code: code.replace('self.__WB_MANIFEST', () => JSON.stringify(filesToKeep(page))),
        map: null,
      }),
    },
  }
}

function filesToKeep(page: string): readonly { readonly url: string; readonly revision: string | null }[] {
  const chunks = JSON.parse(readFileSync(`${page}/.vite/manifest.json`, 'utf8')) as Chunks
  const citizens = citizensFiles(chunks)
  return readdirSync(page, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .map((path) => path.slice(page.length + 1))
    .filter((path) => !/(?:^|\/)\.|\.(?:map|br|gz)$|^sw\.js$|\.webmanifest$/.test(path))
    .filter((path) => !path.startsWith('assets/') || (citizens.has(path) && !LARGE.test(path)))
    .sort()
    .map((path) => ({ url: `/${path}`, revision: path.startsWith('assets/') ? null : hashOf(`${page}/${path}`) }))
}

/** Every built file that can be reached without entering an officer's screen. */
function citizensFiles(chunks: Chunks): ReadonlySet<string> {
  const files = new Set<string>()
  const seen = new Set<string>()
  const open = Object.keys(chunks).filter((name) => chunks[name]?.isEntry)
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const chunk = chunks[name]
    if (chunk === undefined || seen.has(name) || OFFICERS.test(chunk.src ?? '')) continue
    seen.add(name)
    for (const file of [chunk.file, ...(chunk.css ?? []), ...(chunk.assets ?? [])]) files.add(file)
    open.push(...(chunk.imports ?? []), ...(chunk.dynamicImports ?? []))
  }
  return files
}

function hashOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 16)
}

import { readdirSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = resolve(import.meta.dirname, '..')

/** Which rooms each room may enter, besides itself; and which packages, where that is a short list. */
const WALLS: Readonly<Record<string, { readonly rooms: readonly string[]; readonly packages?: readonly string[] }>> = {
  'src/domain': { rooms: [], packages: ['valibot', '@hpke/core'] },
  'src/form': { rooms: ['src/domain'], packages: ['preact', 'valibot'] },
  'src/outbox': { rooms: ['src/domain'], packages: ['idb', 'valibot'] },
  'src/qr': { rooms: ['src/domain'], packages: ['qrcode', 'fflate'] },
  'src/app': { rooms: ['src/form', 'src/outbox', 'src/qr', 'src/domain'] },
  // `public`: the list of areas is the very file that phones fetch.
  'src/server': { rooms: ['src/form', 'src/qr', 'src/domain', 'public'] },
  'service-worker': { rooms: ['src/outbox', 'src/domain'] },
  // `tests`: the commands that measure and that make the table of faults start what lies there.
  scripts: { rooms: ['src/server', 'src/qr', 'src/domain', 'public', 'tests'] },
}
/** Rooms that run in a browser: nothing of Node, and nothing that only a server can carry. */
const IN_BROWSERS = ['src/domain', 'src/form', 'src/outbox', 'src/qr', 'src/app', 'service-worker']
const SERVER_PACKAGES =
  /^(?:node:|hono|@hono\/|kysely|pg$|sharp$|@node-rs\/|preact-render-to-string|date-holidays|@fastify\/)/

const imports = Object.keys(WALLS).flatMap((room) => filesIn(`${ROOT}/${room}`).flatMap((file) => importsOf(file)))

test('the files that are read hold imports at all', () => {
  expect(imports.length).toBeGreaterThan(100)
})

test.each(Object.entries(WALLS))('%s enters no room but its own and those it may', (room, { rooms, packages }) => {
  const wrong = imports
    .filter(({ file }) => roomOf(file) === room)
    .filter(({ file, specifier }) => {
      if (!specifier.startsWith('.'))
        return (
          packages !== undefined && !packages.some((name) => specifier === name || specifier.startsWith(`${name}/`))
        )
      const target = roomOf(resolve(dirname(file), specifier))
      return target !== room && !rooms.includes(target)
    })
  expect(wrong.map(described)).toEqual([])
})

test('what runs in a browser imports nothing that only a server has', () => {
  const wrong = imports
    .filter(({ file }) => IN_BROWSERS.includes(roomOf(file)))
    .filter(({ specifier }) => SERVER_PACKAGES.test(specifier))
  expect(wrong.map(described)).toEqual([])
})

test('what is there to be measured against is no part of the product', () => {
  const wrong = imports.filter(({ specifier }) =>
    /^(?:workbox-background-sync|@cantoo\/pdf-lib)(?:$|\/)/.test(specifier),
  )
  expect(wrong.map(described)).toEqual([])
})

test('every relative import names its file, extension and all', () => {
  const wrong = imports.filter(({ specifier }) => specifier.startsWith('.') && !/\.\w+(?:\?[\w&]+)?$/.test(specifier))
  expect(wrong.map(described)).toEqual([])
})

type Import = { readonly file: string; readonly specifier: string }

function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')
  const pattern = /(?:\bfrom\s*|\bimport\s*\(?\s*)(['"])([^'"\n]+)\1/g
  return [...text.matchAll(pattern)].map((match) => ({ file, specifier: match[2] ?? '' }))
}

function roomOf(path: string): string {
  const parts = path.slice(ROOT.length + 1).split('/')
  return parts[0] === 'src' ? `src/${parts[1]}` : (parts[0] ?? '')
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:tsx?|mjs)$/.test(entry.name))
    .map((entry) => `${entry.parentPath}/${entry.name}`)
}

function described({ file, specifier }: Import): string {
  return `${file.slice(ROOT.length + 1)} imports ${specifier}`
}

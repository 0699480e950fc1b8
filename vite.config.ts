import { existsSync } from 'node:fs'
import { defineConfig } from 'vite'
import { compressFolder } from './scripts/compress-folder.ts'
import { platformCrypto } from './scripts/platform-crypto.ts'
import { precacheManifest } from './scripts/precache-manifest.ts'

// `DIST` is for trial builds beside the real one.
const dist = process.env.DIST ?? 'dist'
const page = `${dist}/page`

const programs = ['src/server/main.ts', 'src/server/demo.ts'].filter((file) => existsSync(file))

/** Three programs out of one repository: the page, its service worker, the server. The worker lists the page's files. */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [precacheManifest(page), platformCrypto()],
  environments: {
    client: {
      build: {
        outDir: page,
        target: ['chrome109', 'firefox115', 'safari16.4'],
        manifest: true,
        modulePreload: { polyfill: false },
        assetsInlineLimit: 0,
        // What the first screen needs is one file: six small ones beside it compress worse, and each costs a request.
        rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } } },
      },
    },
    worker: {
      consumer: 'client',
      define: { 'process.env.NODE_ENV': '"production"' },
      build: {
        outDir: page,
        emptyOutDir: false,
        copyPublicDir: false,
        target: ['chrome109', 'firefox115', 'safari16.4'],
        rollupOptions: { input: 'service-worker/sw.ts', output: { entryFileNames: 'sw.js', format: 'iife' } },
      },
    },
    server: {
      consumer: 'server',
      build: {
        outDir: `${dist}/server`,
        ssr: true,
        copyPublicDir: false,
        target: 'node26',
        // All in one folder: whoever asks for `import.meta.dirname` gets the same answer in every chunk.
        rollupOptions: {
          input: programs,
          output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
        },
      },
    },
  },
  builder: {
    async buildApp(builder) {
      for (const name of ['client', 'worker', 'server']) {
        const environment = builder.environments[name]
        if (environment !== undefined) await builder.build(environment)
      }
      await compressFolder(page)
    },
  },
})

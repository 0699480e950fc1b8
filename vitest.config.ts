import { defineConfig } from 'vitest/config'

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    globalSetup: ['tests/postgresql.ts'],
    // A style sheet that the server sends as text is text here too; the others stay empty.
    css: { include: [/\?raw$/] },
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // Two cores, and a real database beside.
    maxWorkers: 2,
    // Runs the server as a process; it needs a build, so the journeys' command is where it runs.
    exclude: ['**/node_modules/**', 'tests/journeys/**'],
  },
})

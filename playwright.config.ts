import { defineConfig } from '@playwright/test'

/** Whole stories in Debian's Chromium, against the built server as a process of its own. */
export default defineConfig({
  testDir: 'tests',
  testMatch: ['journeys/**/*.journey.ts', 'faults/**/*.fault.ts'],
  workers: 2,
  fullyParallel: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: process.env.CI !== undefined,
  reporter: [['list'], ['json', { outputFile: 'test-results/journeys.json' }]],
  outputDir: 'test-results/journeys',
  use: {
    locale: 'id-ID',
    timezoneId: 'Asia/Makassar',
    viewport: { width: 360, height: 740 },
    permissions: ['background-sync'],
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox'],
    },
  },
})

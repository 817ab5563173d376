import { defineConfig } from '@playwright/test';
import { findLeanChromium } from './scripts/ensure-chromium.ts';

const executablePath = findLeanChromium();

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.e2e.ts',
  globalSetup: './tests/e2e/makeStarter.ts',
  // Each worker runs a whole shop: till, centre and PostgreSQL. A story waits more than it works: two cores carry two.
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  // A story runs four programs in real time on two shared cores: a second try tells a busy machine from a fault. Only in
  // CI, and both tries stand in its log.
  retries: process.env['CI'] === undefined ? 0 : 1,
  forbidOnly: process.env['CI'] !== undefined,
  outputDir: 'test-results',
  reporter: [['list'], ['./tests/e2e/closingLine.ts']],
  use: {
    browserName: 'chromium',
    viewport: { width: 1366, height: 768 },
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath && { executablePath }),
      // Chromium refuses its sandbox to root, and only to root.
      chromiumSandbox: process.getuid?.() !== 0,
      args: [
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        '--disable-quic',
      ],
    },
  },
});

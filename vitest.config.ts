import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/e2e/**', 'tests/bench/**', 'node_modules/**'],
    globalSetup: ['tests/support/makeNewTill.ts'],
    setupFiles: ['tests/support/sameDice.ts'],
    pool: 'forks',
    // On two cores it would take one, and tests of databases and programs wait more than they work.
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    reporters: ['default', './tests/support/closingLine.ts'],
  },
});

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{api,bot,db,infra,appPackage}/**/*.test.ts', 'tabs/**/*.test.{ts,tsx}'],
    globalSetup: ['infra/local/testing/global-setup.ts'],
    reporters: ['default', './infra/local/testing/left-out-reporter.ts'],
    // Half of what a test does is waiting for PostgreSQL or a browser.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 120_000,
    teardownTimeout: 20_000,
  },
});

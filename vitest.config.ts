import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{api,bot,db,infra,appPackage}/**/*.test.ts', 'tabs/**/*.test.{ts,tsx}'],
    globalSetup: ['infra/local/testing/global-setup.ts'],
    reporters: ['default', './infra/local/testing/left-out-reporter.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    teardownTimeout: 20_000,
  },
});

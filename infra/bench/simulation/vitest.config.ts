import { defineConfig } from 'vitest/config';

/** The benchmark's own: it needs the tests' database and none of their tests. */
export default defineConfig({
  test: {
    include: ['infra/bench/simulation/*.simulation.ts'],
    globalSetup: ['infra/local/testing/global-setup.ts'],
    testTimeout: 0,
    hookTimeout: 120_000,
  },
});

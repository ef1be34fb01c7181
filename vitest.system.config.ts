import { defineConfig } from 'vitest/config';

/** What needs programs of the system (poppler, qpdf, faketime), which .ci/run installs, or patience. */
export default defineConfig({
  define: { __VERSION__: '"test"', __BUILD__: '"test"' },
  test: {
    include: ['test/system/**/*.test.ts'],
    env: { RESUME_CACHE: 'off' },
    // Much of it waits, for what hangs.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});

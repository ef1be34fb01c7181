import { defineConfig } from 'vitest/config';

/** What needs programs of the system (poppler, qpdf); .ci/run installs them. */
export default defineConfig({
  test: {
    include: ['test/system/**/*.test.ts'],
    env: { RESUME_CACHE: 'off' },
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});

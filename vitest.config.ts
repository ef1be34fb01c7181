import { defineConfig } from 'vitest/config';

export default defineConfig({
  define: { __VERSION__: '"test"' },
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/system/**'],
    // A cold Chromium on a busy machine; the tests themselves take milliseconds to seconds.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});

import { defineConfig } from 'vitest/config';

export default defineConfig({
  define: { __VERSION__: '"test"', __BUILD__: '"test"' },
  test: {
    include: ['test/**/*.test.ts'],
    // What is tested is made, not remembered; who tests the cache gives it a folder.
    env: { RESUME_CACHE: 'off' },
    exclude: ['test/system/**'],
    // Most of a test's time is the browser's and the command's, and two of them share two cores well.
    maxWorkers: 2,
    // A worker keeps its modules from file to file: to load them anew costs more than most tests. What a
    // test changes of the process (its environment) it changes back.
    isolate: false,
    // A cold Chromium on a busy machine; the tests themselves take milliseconds to seconds.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});

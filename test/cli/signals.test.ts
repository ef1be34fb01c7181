import pLimit from 'p-limit';
import { expect, test } from 'vitest';
import { MOMENTS, stopBuild, type Stop } from '../support/stopBuild.ts';

// Every signal at every moment: test/system/signals.test.ts.
test('a signal, whenever it comes, ends a build with its status, and leaves nothing behind', async () => {
  const limit = pLimit(3);
  const stops = MOMENTS.map((moment, index): Stop => ({
    moment,
    signal: index % 2 === 0 ? 'SIGINT' : 'SIGTERM',
    times: index % 4 < 2 ? 2 : 1,
  }));
  const stopped = await Promise.all(stops.map((stop) => limit(() => stopBuild(stop))));
  // The last may come too late.
  expect(stopped.filter(Boolean).length).toBeGreaterThanOrEqual(MOMENTS.length - 2);
});

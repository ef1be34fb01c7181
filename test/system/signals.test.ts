import pLimit from 'p-limit';
import { expect, test } from 'vitest';
import { MOMENTS, stopBuild, type Stop } from '../support/stopBuild.ts';

test.each([
  ['SIGINT', 1],
  ['SIGINT', 2],
  ['SIGTERM', 1],
  ['SIGTERM', 2],
] as const)(
  '%s, sent %i times at any moment, ends a build and leaves nothing behind',
  async (signal, times) => {
    const limit = pLimit(2);
    const stops = MOMENTS.map((moment): Stop => ({ moment, signal, times }));
    const stopped = await Promise.all(stops.map((stop) => limit(() => stopBuild(stop))));
    // The last may come too late.
    expect(stopped.filter(Boolean).length).toBeGreaterThanOrEqual(MOMENTS.length - 2);
  },
);

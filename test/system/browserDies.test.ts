import pLimit from 'p-limit';
import { expect, test } from 'vitest';
import { buildDoomed, expectPlainFailure, STAGES, type Doom } from '../support/doomed.ts';

const STAGE_NAMES = Object.keys(STAGES) as Doom['stage'][];
const limit = pLimit(4);

test('a browser that dies, whenever it does, is replaced once, and the build writes the same bytes', async () => {
  const { manifest } = await buildDoomed({ stage: 'while it starts', how: 'die', times: 0 });
  const builds = STAGE_NAMES.map((stage) => limit(() => buildDoomed({ stage, how: 'die', times: 1 })));
  for (const [index, built] of (await Promise.all(builds)).entries()) {
    const stage = STAGE_NAMES[index];
    expect([stage, built.code, built.starts, built.stderr]).toEqual([
      ...[stage, 0, 2],
      expect.not.stringContaining('error'),
    ]);
    expect([stage, built.manifest]).toEqual([stage, manifest]);
  }
});

test('where the second one dies, too, the build says so, and leaves nothing behind', async () => {
  const all = STAGE_NAMES.filter((stage) => stage !== 'between two prints');
  const builds = all.map((stage) => limit(() => buildDoomed({ stage, how: 'die', times: Infinity })));
  for (const [index, built] of (await Promise.all(builds)).entries()) {
    expectPlainFailure(built);
    expect(built.stderr).toContain('SIGKILL');
    expect(built.stderr).toMatch(
      /error (no browser printed the page, which was tried twice|\S+ ended before it answered)/,
    );
    // Where only the second tab is fatal, the first variant is done.
    if (all[index] !== 'while its second tab is made')
      expect([all[index], built.written]).toEqual([all[index], []]);
    expect(
      built.written.filter((name) => !/^(manifest\.json|resume|resume\/(default|other)\.pdf)$/.test(name)),
    ).toEqual([]);
  }
});

// The program waits for half a minute, and no longer.
test('a browser that hangs, whenever it does, is given up in time, and leaves nothing behind', async () => {
  const builds = STAGE_NAMES.filter((stage) => stage !== 'between two prints').map(async (stage) => {
    const begun = performance.now();
    return {
      stage,
      built: await buildDoomed({ stage, how: 'hang', times: 1 }),
      ms: performance.now() - begun,
    };
  });
  for (const { stage, built, ms } of await Promise.all(builds)) {
    expectPlainFailure(built);
    expect(built.stderr).toMatch(/error .*(did not start within|it took more than) 30 s\n/);
    expect([stage, built.starts, Math.floor(ms / 45_000)]).toEqual([stage, 1, 0]);
  }
});

import { expect, test } from 'vitest';
import { buildDoomed, expectPlainFailure } from '../support/doomed.ts';

// At every stage of a print: test/system/browserDies.test.ts.
test('a browser that dies while it prints is replaced once, and the build writes the same bytes', async () => {
  const about = { stage: 'while it prints', how: 'die' } as const;
  const [none, one, all] = await Promise.all(
    [0, 1, Infinity].map((times) => buildDoomed({ ...about, times })),
  );
  expect([none?.code, none?.starts, one?.code, one?.starts, all?.starts]).toEqual([0, 1, 0, 2, 2]);
  expect(one?.manifest).toBe(none?.manifest);
  expect(one?.stderr).toContain('it ended: SIGKILL; it was tried once more');
  if (all) expectPlainFailure(all);
  expect(all?.stderr).toContain('no browser printed the page, which was tried twice\n');
  expect(all?.written).toEqual([]);
});

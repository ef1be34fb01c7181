import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyMutation, mutate, pick, share } from './mutate.ts';
import { SEEDS } from './seeds.ts';
import { tryProject, WORKS } from './tryProject.ts';

/**
 * The same cases each time, so that a change is told by what it changed; `npm run fuzz` tries others, and more of
 * them: the seed of a failure is told, and goes into FUZZ_SEED.
 */
const { FUZZ_CASES, FUZZ_SEED = FUZZ_CASES === undefined ? '7' : undefined } = process.env;

test('whatever a project holds, it is told, not thrown, and soon', async () => {
  const cwd = await mkdtemp(join(tmpdir(), 'resume-fuzz-'));
  const anyCase = fc.record({
    seed: share(),
    work: fc.oneof(...WORKS.map(([work, weight]) => ({ weight, arbitrary: fc.constant(work) }))),
    mutations: fc.array(anyMutation, { minLength: 1, maxLength: 4 }),
  });
  try {
    await fc.assert(
      fc.asyncProperty(anyCase, async ({ seed, work, mutations }) => {
        const files = mutations.reduce(mutate, pick(SEEDS, seed));
        const wrong = await tryProject(join(cwd, 'project'), files, work);
        // Written out only of what failed: it takes as long as the work.
        if (wrong !== undefined) expect.fail(`${work}: ${wrong}\n${JSON.stringify(files, null, 1)}`);
      }),
      {
        numRuns: Number(FUZZ_CASES ?? 2000),
        ...(FUZZ_SEED === undefined ? {} : { seed: Number(FUZZ_SEED) }),
      },
    );
  } finally {
    await rm(cwd, { recursive: true, force: true });
  }
}, 3_600_000);

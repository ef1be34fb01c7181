import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import type { Diagnostic } from '../../src/diagnostic.ts';
import { lintTexts, type Case } from '../support/lintTexts.ts';

/** One labelled bullet, or as many as it takes to show its mistake. */
interface Item {
  text?: string;
  bullets?: string[];
  variants?: [string, string];
  alike?: [string, string];
  job?: 'current';
  finds?: string;
}

interface Corpus {
  clean: (Item | string)[];
  planted: Item[];
}

let cache: string;
beforeAll(async () => {
  cache = await mkdtemp(join(tmpdir(), 'resume-corpus-'));
  vi.stubEnv('XDG_CACHE_HOME', cache);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(cache, { recursive: true });
});

/** Corpus, the largest share of false alarms, the smallest of what is found. */
test.each([
  ['corpus', 0.02, 0.9],
  ['heldback', 0.05, 0.85],
  ['blind', 0.05, 0.85],
])(
  '%s: false alarms on what is right, and what is found of the rest',
  async (name, mostFalse, leastFound) => {
    const text = readFileSync(join(import.meta.dirname, `${name}.yaml`), 'utf8');
    const { clean, planted } = parse(text) as Corpus;
    const said = await lintTexts([...clean, ...planted].map(caseOf));
    const alarms = clean.flatMap((item, index) => (said[index]?.length ? [shown(item, said[index])] : []));
    const misses = planted.flatMap((item, index) => {
      const found = said[clean.length + index] ?? [];
      return found.some(({ code }) => isFound(code, item)) ? [] : [shown(item, found)];
    });
    const falseAlarms = alarms.length / clean.length;
    const found = 1 - misses.length / planted.length;
    process.stdout.write(
      `${name}: ${percent(falseAlarms)} of ${clean.length} right bullets are complained of, ` +
        `${percent(found)} of ${planted.length} planted mistakes are found\n` +
        [
          ...alarms.map((one) => `  false alarm: ${one}\n`),
          ...misses.map((one) => `  missed: ${one}\n`),
        ].join(''),
    );
    expect(falseAlarms).toBeLessThan(mostFalse);
    expect(found).toBeGreaterThan(leastFound);
  },
);

test('the corpus is as large as it says, and half of it is right', () => {
  const read = (name: string) =>
    parse(readFileSync(join(import.meta.dirname, `${name}.yaml`), 'utf8')) as Corpus;
  expect(read('corpus').clean.length).toBe(100);
  expect(read('corpus').planted.length).toBe(100);
  const held = read('heldback');
  expect(held.clean.length + held.planted.length).toBeGreaterThanOrEqual(50);
});

/** `softwares` is a matter of spelling to one and of grammar to another: either will do. */
function isFound(code: string, { finds }: Item): boolean {
  const language = ['spelling', 'grammar'];
  return code === finds || (language.includes(code) && language.includes(finds ?? ''));
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}

function shown(item: Item | string, said: readonly Diagnostic[] = []): string {
  const words = said.map(({ code, message }) => `${code}: ${message}`).join('; ');
  return `${typeof item === 'string' ? item : JSON.stringify(item)} → ${words || 'nothing'}`;
}

/** As a résumé of one job. */
function caseOf(item: Item | string): Case {
  const { text, bullets, variants, alike, job } = typeof item === 'string' ? { text: item } : item;
  const resume = (highlights: unknown[]) => ({
    basics: { name: 'Ada Example', email: 'ada@example.com' },
    work: [
      {
        id: 'job',
        name: 'Northwind',
        position: 'Engineer',
        startDate: '2015-01',
        ...(job === 'current' ? {} : { endDate: '2019-12' }),
        highlights,
      },
    ],
  });
  if (variants) {
    const [first, second] = variants;
    return {
      base: resume([{ id: 'it', text: first }]),
      variants: { other: { work: { job: { highlights: { it: { text: second } } } } } },
    };
  }
  if (alike) {
    const [one, other] = alike.map((words) => ({ work: { job: { highlights: [{ text: words }] } } }));
    return { base: resume([]), variants: { one: one ?? {}, other: other ?? {} } };
  }
  return { base: resume(bullets ?? [text]) };
}

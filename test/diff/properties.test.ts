import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { arrange } from '../../src/diff/arrange.ts';
import { compareWords } from '../../src/diff/compareWords.ts';
import type { Difference, Part, Token } from '../../src/diff/difference.ts';
import type { Outline } from '../../src/diff/outline.ts';
import { tokenize } from '../../src/diff/tokens.ts';
import { anyResume } from '../support/arbitraries.ts';
import { differenceOf, outlineFrom } from '../support/compareYaml.ts';
import { generateCv } from '../support/generateCv.ts';

/** Few, for a law is tried on every commit; while changing a rule, try it with more. */
const RUNS = { numRuns: 15 };

const anyOutline = anyResume.map((resume) => outlineFrom(stringify(resume)));

/** A résumé, and what became of it: bullets shuffled, lost and reworded, jobs shuffled. */
const anyPair = fc
  .tuple(anyOutline, anyOutline, fc.infiniteStream(fc.nat({ max: 9 })))
  .map(([a, other, dice]): [Outline, Outline] => {
    const roll = () => dice.next().value as number;
    const b = structuredClone(a);
    for (const section of b.sections) {
      section.entries = changedOrder(section.entries, roll);
      for (const entry of section.entries) {
        entry.bullets = changedOrder(entry.bullets, roll).filter(() => roll() > 1);
        for (const bullet of entry.bullets) if (roll() === 0) bullet.text += ' at last';
      }
    }
    return [a, roll() > 1 ? b : other];
  });

function changedOrder<T>(items: readonly T[], roll: () => number): T[] {
  return items
    .map((item, index) => ({ item, rank: roll() > 7 ? roll() : index }))
    .sort((one, other) => one.rank - other.rank)
    .map(({ item }) => item);
}

test('nothing differs from itself', () => {
  fc.assert(
    fc.property(anyOutline, (outline) => {
      const difference = differenceOf(outline, structuredClone(outline));
      expect(difference.same).toBe(true);
      expect(Object.values(difference.counts).every((number) => number === 0)).toBe(true);
    }),
    RUNS,
  );
});

test('seen from the other side it is the same difference', () => {
  fc.assert(
    fc.property(anyPair, ([a, b]) => {
      const [there, back] = [differenceOf(a, b), differenceOf(b, a)];
      expect(told(back, 'b', 'a')).toEqual(told(there, 'a', 'b'));
      expect(back.counts).toEqual({
        ...there.counts,
        added: there.counts.removed,
        removed: there.counts.added,
      });
    }),
    RUNS,
  );
});

test('it is plain JSON', () => {
  fc.assert(
    fc.property(anyPair, ([a, b]) => {
      const difference = differenceOf(a, b);
      expect(JSON.parse(JSON.stringify(difference))).toEqual(difference);
    }),
    RUNS,
  );
});

test('what went, came and moved, done to a list, makes the other one of it', () => {
  const list = fc.uniqueArray(fc.nat({ max: 30 }), { maxLength: 15 });
  fc.assert(
    fc.property(list, list, fc.boolean(), (as, bs, turned) => {
      const partners = new Map(as.filter((one) => bs.includes(one)).map((one) => [one, one]));
      const arranged = arrange(as, bs, partners, turned);
      const staying = as.filter((one) =>
        arranged.some(({ a, b, moved }) => a === one && b === one && !moved),
      );
      const done = [...staying];
      for (const [place, one] of bs.entries()) if (!staying.includes(one)) done.splice(place, 0, one);
      expect(done).toEqual(bs);
      expect(arranged.flatMap(({ b }) => b ?? [])).toEqual(bs);
      expect(arranged.filter(({ b }) => b === undefined).map(({ a }) => a)).toEqual(
        as.filter((one) => !bs.includes(one)),
      );
    }),
  );
});

test('the pieces of two texts are the two texts', () => {
  const text = fc.oneof(
    fc.lorem({ maxCount: 12 }),
    fc.string({ unit: 'grapheme' }),
    fc
      .array(
        fc.constantFrom('99.9%', '99.99%', '5,000', '10K', '$2M+', 'a', 'the', 'engine', ',', '毎秒', 'שנים'),
      )
      .map((words) => words.join(' ')),
  );
  const spoken = (words: string) => words.replace(/\s+/gu, '');
  fc.assert(
    fc.property(text, text, (a, b) => {
      const tokens = compareWords(a, b);
      expect(spoken(tokens.map((token) => token.a).join(''))).toBe(spoken(a));
      expect(spoken(tokens.map((token) => token.b).join(''))).toBe(spoken(b));
      expect(
        tokenize(a)
          .map((word) => word.text + word.space)
          .join(''),
      ).toBe(a.replace(/\s+/gu, ' ').trim());
    }),
  );
});

test('2,000 bullets without ids, each shuffled and reworded, in two seconds', () => {
  const small = outlineFrom(generateCv(3, 40));
  const jobs = (outline: Outline) => outline.sections.find((section) => section.id === 'work')?.entries ?? [];
  const a = structuredClone(small);
  const bullets = jobs(a).flatMap((entry) => entry.bullets);
  while (bullets.length < 2000) {
    const more = structuredClone(jobs(small));
    for (const entry of more) {
      entry.id = `job-${jobs(a).length}`;
      for (const bullet of entry.bullets) bullet.text += ` ${bullets.push(bullet)}`;
      jobs(a).push(entry);
    }
  }
  for (const bullet of bullets) bullet.id = undefined;
  const b = structuredClone(a);
  for (const entry of jobs(b)) {
    entry.bullets.reverse();
    for (const bullet of entry.bullets) bullet.text += ' again';
  }
  const moved = structuredClone(b);
  for (const [index, entry] of jobs(moved).entries()) {
    entry.bullets = jobs(b)[(index + 1) % jobs(b).length]?.bullets ?? [];
    entry.id = `other-${index}`;
  }
  expect(secondsOf(() => differenceOf(a, b))).toBeLessThan(2);
  // A vocabulary of eighteen words, and nothing where it was: nobody's résumé, and no quadratic either.
  expect(secondsOf(() => differenceOf(a, moved))).toBeLessThan(4);
});

/** Of this process alone: the machine may have more to do. */
function secondsOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  return process.cpuUsage(before).user / 1e6;
}

/** What is said of every part, from one side, in no order. */
function told({ parts }: Difference, one: 'a' | 'b', other: 'a' | 'b'): string[] {
  const turned: Partial<Record<Part['change'], Part['change']>> = { added: 'removed', removed: 'added' };
  const spots = (part: Part) => (one === 'a' ? [part.from, part.to] : [part.to, part.from]);
  const words = (tokens: readonly Token[]) =>
    tokens.map((token) => `${token.kind}:${token[one]}:${token[other]}`);
  const lines = (part: Part): string[] => [
    JSON.stringify([
      part.what,
      one === 'a' ? part.change : (turned[part.change] ?? part.change),
      part.moved,
      part[one],
      part[other],
      spots(part).map((spot) => spot && `${spot.in}/${spot.number}`),
      words(part.words).sort(),
    ]),
    ...part.parts.flatMap(lines),
  ];
  return parts.flatMap(lines).sort();
}

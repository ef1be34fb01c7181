import { isBullet } from '../core/jobs.ts';
import { report } from '../diagnostic.ts';
import type { VariantRule } from './rule.ts';

export const duplicateBullet: VariantRule = {
  code: 'duplicate-bullet',
  of: 'variant',
  level: 'warning',
  purpose: 'the same bullet twice in one variant',
  example: 'Cut costs by 10% · Cut costs by 10%',
  find: ({ prose }) => {
    const bullets = prose.filter(isBullet).map((bullet) => ({ bullet, words: wordsOf(bullet.text) }));
    return bullets.flatMap(({ bullet, words }, index) => {
      const first = bullets.slice(0, index).find((other) => isSame(other.words, words));
      if (!first || words.length < 3) return [];
      return [report('duplicate-bullet', bullet.at, bullet.path, { other: first.bullet.path })];
    });
  },
};

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The same words, or all but one of ten. */
function isSame(one: readonly string[], other: readonly string[]): boolean {
  if (one.join(' ') === other.join(' ')) return true;
  const [a, b] = [new Set(one), new Set(other)];
  const shared = [...a].filter((word) => b.has(word)).length;
  return Math.min(a.size, b.size) >= 10 && shared / Math.max(a.size, b.size) >= 0.9;
}

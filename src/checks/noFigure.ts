import { figuresIn } from '../core/figures.ts';
import { jobsIn } from '../core/jobs.ts';
import { report } from '../diagnostic.ts';
import type { VariantRule } from './rule.ts';

/** Fewer bullets are no story that wants a figure. */
const FEW = 3;

export const noFigure: VariantRule = {
  code: 'no-figure',
  of: 'variant',
  level: 'off',
  purpose: 'jobs of which no bullet tells a figure',
  example: 'three bullets without a number among them',
  find: ({ prose, language }) =>
    jobsIn(prose)
      .filter(({ section, bullets }) => section === 'work' && bullets.length >= FEW)
      .flatMap(({ bullets, name }) => {
        const [first] = bullets;
        const tells = bullets.some(({ text }) => figuresIn(text, language).length > 0 || /\d/.test(text));
        return first && !tells ? [report('no-figure', first.at, first.path, { job: name })] : [];
      }),
};

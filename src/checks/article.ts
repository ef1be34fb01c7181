import type { Prose } from '../core/prose.ts';
import { fixAt, report, type Diagnostic } from '../diagnostic.ts';
import { flawsIn } from './proofread.ts';
import type { VariantRule } from './rule.ts';
import { isLabel, isRunning } from './sentences.ts';

export const article: VariantRule = {
  code: 'article',
  of: 'variant',
  level: 'warning',
  purpose: '“a” where “an” is said, and the other way round',
  example: 'build an user',
  find: (variant, around) => [
    ...flawsIn(variant, around, (flaw, prose) => {
      if (flaw.linter !== 'AnA' || isLabel(prose)) return undefined;
      const [, next = ''] = /^\s*["“'(]*([\p{L}\d]+)/u.exec(prose.text.slice(flaw.end)) ?? [];
      if (next === '' || isSaidBothWays(next)) return undefined;
      return articleAt(prose, flaw.start, flaw.end, next);
    }),
    ...(variant.language === 'en' ? variant.prose.filter(isRunning).flatMap(beforeFigures) : []),
  ],
};

function articleAt(prose: Prose, start: number, end: number, next: string): Diagnostic {
  const written = prose.text.slice(start, end);
  const instead = written.length === 1 ? `${written}n` : written.charAt(0);
  const place = prose.placeOf(start, end);
  const fixes = fixAt(place, written, instead, false);
  return { ...report('article', place, prose.path, { written, instead, next }), fixes };
}

/** Spelt out by some and said as a word by others; names of which nobody knows. */
function isSaidBothWays(next: string): boolean {
  return (
    /^(?:FAQs?|SQL|SCIM|SIMD|URLs?|SATA|SAP|ROS|RAII|LAMP|LINQ|NAT|RTOS|HIPAA|SAML|MIPS|RISC|LEED|SCADA)$/.test(
      next,
    ) || /^U\p{Ll}/u.test(next)
  );
}

/** `a 8-node`, `an 10-node`, `a $80K`: a figure is read aloud, too. */
function beforeFigures(prose: Prose): Diagnostic[] {
  return [...prose.text.matchAll(/\b(an?)(?=\s[$€£]?(\d[\d,]*)(?!\d|st|nd|rd|th|:))/giu)].flatMap((match) => {
    const [, written = '', digits = ''] = match;
    const [lead = ''] = digits.split(',');
    const isVowel = /^8/.test(lead) || ((lead === '11' || lead === '18') && digits.length !== 4);
    if (isVowel === (written.length === 2)) return [];
    return [articleAt(prose, match.index, match.index + written.length, digits)];
  });
}

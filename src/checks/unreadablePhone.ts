import { report } from '../diagnostic.ts';
import type { VariantRule } from './rule.ts';

/** Digits that a telephone number has, with its country's and its area's (ITU-T E.164). */
const [FEWEST, MOST] = [7, 15];

export const unreadablePhone: VariantRule = {
  code: 'unreadable-phone',
  of: 'variant',
  level: 'warning',
  purpose: 'a telephone number that no program reads',
  example: '415-555-O142',
  find: ({ prose }) =>
    prose
      .filter(({ shape }) => shape === 'basics.phone')
      .flatMap(({ text, at, path }) => {
        const why = phoneProblem(text.trim());
        return why === undefined ? [] : [report('unreadable-phone', at, path, { phone: text, why })];
      }),
};

function phoneProblem(phone: string): string | undefined {
  const number = phone.replace(/^tel:/i, '').replace(/\s*(?:,|;)?\s*(?:ext\.?|x|extension)\s*\d{1,6}$/i, '');
  const digits = number.replace(/\D/g, '').length;
  const [odd] = /[^\d\s().\-‐‑‒–/+\u00A0]/u.exec(number) ?? [];
  if (odd !== undefined) return `\`${odd}\` is no digit`;
  if (/.\+/.test(number)) return 'a `+` can only begin it';
  if (digits > MOST) return `it has ${digits} digits, and none has more than ${MOST}: is it two numbers?`;
  return digits < FEWEST ? `it has only ${digits} digits` : undefined;
}

import type { Prose } from '../core/prose.ts';
import { report } from '../diagnostic.ts';
import { concerning, type ResumeRule, type Variant } from './rule.ts';

export const contactLeak: ResumeRule = {
  code: 'contact-leak',
  of: 'resume',
  level: 'error',
  purpose: 'a mail address or a telephone number that a public variant removed, and still tells elsewhere',
  example: 'basics: {email: null}, and “write to ada@example.com” in the summary',
  find: (variants) => {
    const secrets = variants.flatMap(contactsOf);
    return variants
      .filter((variant) => isPublic(variant, variants))
      .flatMap((variant) =>
        variant.prose.flatMap((prose) => {
          const spans = secrets.flatMap((secret) => secret.findIn(prose) ?? []);
          const fresh = spans.filter(
            ({ start }, index) => spans.findIndex((one) => one.start === start) === index,
          );
          return fresh.map(({ start, end }) => {
            const about = { variant: variant.name, leaked: prose.written.slice(start, end) };
            const found = report('contact-leak', prose.placeOfWritten(start, end), prose.path, about);
            return concerning(found, [variant.name]);
          });
        }),
      );
  },
};

const CONTACT = new Set(['basics.email', 'basics.phone']);

/** Public is what has neither mail nor phone where another variant of the résumé has: it took them out. */
export function isPublic(variant: Variant, all: readonly Variant[]): boolean {
  const has = ({ prose }: Variant) => prose.some(({ shape }) => CONTACT.has(shape));
  return !has(variant) && all.some(has);
}

interface Contact {
  findIn: (prose: Prose) => { start: number; end: number } | undefined;
}

/** A telephone number is the same with other marks between its digits, and without its country. */
function contactsOf({ prose }: Variant): Contact[] {
  return prose
    .filter(({ shape }) => CONTACT.has(shape))
    .map(({ shape, text }) => {
      if (shape === 'basics.email')
        return { findIn: ({ written }) => spanOf(written, new RegExp(escaped(text), 'i')) };
      const digits = text.replace(/\D/g, '').slice(-9);
      const loosely = new RegExp(digits.split('').join(String.raw`[\s().\-‐‑–/]*`));
      return { findIn: ({ written }) => (digits.length < 7 ? undefined : spanOf(written, loosely)) };
    });
}

function spanOf(text: string, pattern: RegExp): { start: number; end: number } | undefined {
  const match = pattern.exec(text);
  return match ? { start: match.index, end: match.index + match[0].length } : undefined;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

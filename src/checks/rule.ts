import type { Flaw } from '../core/flaw.ts';
import type { Prose } from '../core/prose.ts';
import type { Tailored } from '../core/tailor.ts';
import type { Code, Diagnostic } from '../diagnostic.ts';

/** How much a rule's word weighs. */
export type Level = 'error' | 'warning' | 'off';

/** One variant as the rules see it. */
export interface Variant {
  name: string;
  tailored: Tailored;
  /** Every text that it prints, in the order of the file. */
  prose: readonly Prose[];
  /** Two letters: `en`, `de`. */
  language: string;
  /** The region that its locale names, where it names one: `US`. */
  region: string | undefined;
}

/** What a rule may know beside the variants. */
export interface Around {
  /** YYYY-MM-DD. */
  today: string;
  /** Words in lower case that are spelt right whatever a dictionary says: names and the project's own. */
  known: ReadonlySet<string>;
  /** What the grammar checker said of a text; nothing where there is none. */
  proofOf: (text: string, variant: Variant) => readonly Flaw[];
}

export interface Described {
  code: Code;
  /** Unless resumes/check.yaml says otherwise. */
  level: Level;
  /** One line: what it finds. */
  purpose: string;
  /** What it would speak of. */
  example: string;
}

/** Looks at one variant at a time. */
export interface VariantRule extends Described {
  of: 'variant';
  find: (variant: Variant, around: Around) => Diagnostic[];
}

/** Looks at all variants of a résumé together; what it finds says itself whom it concerns. */
export interface ResumeRule extends Described {
  of: 'resume';
  find: (variants: readonly Variant[], around: Around) => Diagnostic[];
}

export type Rule = VariantRule | ResumeRule;

/** The diagnostic as one of these variants. */
export function concerning(diagnostic: Diagnostic, variants: readonly string[]): Diagnostic {
  return { ...diagnostic, variants };
}

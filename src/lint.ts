import type { CheckSettings } from './checks/checkSettings.ts';
import { ignoreProblems, ignoresIn, ignoring } from './checks/ignores.ts';
import { RULES } from './checks/index.ts';
import { namesOf } from './checks/namesOf.ts';
import { isProofread } from './checks/proofread.ts';
import { concerning, type Around, type Variant } from './checks/rule.ts';
import { dialectOf, type Flaw } from './core/flaw.ts';
import { proseOf } from './core/prose.ts';
import { hasErrors, type Diagnostic } from './diagnostic.ts';
import { proofread } from './io/proofread.ts';
import type { TailoredVariant } from './resolve.ts';

export interface Linted {
  diagnostics: Diagnostic[];
  /** What the user should know of the machine: that no grammar checker is installed. */
  notes: string[];
}

export interface LintOptions {
  settings: CheckSettings;
  /** YYYY-MM-DD. */
  today: string;
  /** Where to look for the grammar checker: the project, and where this program is installed. */
  homes: readonly string[];
}

/** What needs the grammar checker. */
const PROOFREAD: ReadonlySet<string> = new Set(['spelling', 'grammar', 'article']);

const NO_HARPER =
  'spelling and grammar were not checked: npm install --save-dev harper.js (-g beside a global install; 72 MB)';

/**
 * Holds the chosen variants against the rules; `all` are those of the same résumés that a figure or a name
 * may differ in. What was `said` of them before is weighed and ignored by the same settings.
 */
export async function lint(
  chosen: readonly TailoredVariant[],
  all: readonly TailoredVariant[],
  said: readonly Diagnostic[] | Promise<readonly Diagnostic[]>,
  { settings, today, homes }: LintOptions,
): Promise<Linted> {
  const found: Diagnostic[] = [];
  const { proofs, isMissing } = await proofsOf(chosen, settings, homes);
  const ignores = [];
  for (const resume of new Set(chosen.map((one) => one.resume))) {
    const variants = soundVariants(all, resume);
    const names = new Set(chosen.filter((one) => one.resume === resume).map(({ variant }) => variant));
    const around: Around = {
      today,
      known: new Set([...namesOf(variants), ...settings.dictionary]),
      proofOf: (text, { region }) => proofs.get(`${dialectOf(region)}\0${text}`) ?? [],
    };
    for (const rule of RULES.filter(({ code }) => settings.levelOf(code) !== 'off')) {
      if (rule.of === 'resume') {
        const about = rule.find(variants, around);
        found.push(...about.filter((one) => one.variants?.some((name) => names.has(name)) ?? true));
      } else {
        for (const variant of variants.filter(({ name }) => names.has(name)))
          found.push(...rule.find(variant, around).map((one) => concerning(one, [variant.name])));
      }
    }
    ignores.push(...variants.filter(({ name }) => names.has(name)).flatMap(ignoresIn));
  }
  const { left, used } = ignoring([...(await said), ...found], ignores);
  // What is ignored may stand in a variant that was not asked for.
  const isWhole = chosen.length === all.length && chosen.every(({ diagnostics }) => !hasErrors(diagnostics));
  const isChecked = (code: string) =>
    isWhole && settings.levelOf(code) !== 'off' && !(isMissing && PROOFREAD.has(code));
  const diagnostics = [...left, ...ignoreProblems(ignores, used, isChecked)];
  return { diagnostics: weighed(diagnostics, settings), notes: isMissing ? [NO_HARPER] : [] };
}

/** By the project's levels; what no level may be set for stays as it is. */
function weighed(diagnostics: readonly Diagnostic[], { levelOf, isSet }: CheckSettings): Diagnostic[] {
  return diagnostics.flatMap((diagnostic) => {
    if (!isSet(diagnostic.code)) return [diagnostic];
    const level = levelOf(diagnostic.code);
    return level === 'off' ? [] : [{ ...diagnostic, severity: level }];
  });
}

/** A variant with errors may lack what the rules look for; its errors are said already. */
function soundVariants(all: readonly TailoredVariant[], resume: string): Variant[] {
  return all.flatMap(({ resume: of, variant: name, tailored, diagnostics }) => {
    if (of !== resume || !tailored || hasErrors(diagnostics)) return [];
    const { language, region } = new Intl.Locale(tailored.settings.locale ?? 'en');
    return [{ name, tailored, prose: proseOf(tailored.tree), language, region }];
  });
}

/** What the grammar checker says of the English texts, by dialect and text. */
async function proofsOf(
  chosen: readonly TailoredVariant[],
  settings: CheckSettings,
  homes: readonly string[],
): Promise<{ proofs: ReadonlyMap<string, readonly Flaw[]>; isMissing: boolean }> {
  const proofs = new Map<string, readonly Flaw[]>();
  if ([...PROOFREAD].every((code) => settings.levelOf(code) === 'off')) return { proofs, isMissing: false };
  const english = [...new Set(chosen.map(({ resume }) => resume))]
    .flatMap((resume) => soundVariants(chosen, resume))
    .filter(({ language }) => language === 'en');
  const dialects = new Set(english.map(({ region }) => dialectOf(region)));
  for (const dialect of dialects) {
    const texts = english
      .filter(({ region }) => dialectOf(region) === dialect)
      .flatMap(({ prose }) => prose.filter(isProofread).map(({ text }) => text));
    const read = await proofread(texts, dialect, homes);
    if (!read) return { proofs, isMissing: true };
    for (const [text, flaws] of read) proofs.set(`${dialect}\0${text}`, flaws);
  }
  return { proofs, isMissing: false };
}

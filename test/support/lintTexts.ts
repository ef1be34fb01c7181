import { stringify } from 'yaml';
import { checkSettings } from '../../src/checks/checkSettings.ts';
import { lineage, readDocument } from '../../src/core/document.ts';
import { tailor } from '../../src/core/tailor.ts';
import type { Diagnostic } from '../../src/diagnostic.ts';
import { lint } from '../../src/lint.ts';
import type { ResolvedVariant } from '../../src/resolve.ts';
import { ROOT } from './cli.ts';
import { sourceOf } from './tell.ts';

/** A résumé and its variants by name, as text or as data; `default` is there in any case. */
export interface Case {
  base: string | object;
  variants?: Readonly<Record<string, string | object>>;
}

export interface LintTextsOptions {
  /** resumes/check.yaml. */
  settings?: string;
  /** resumes/dictionary.txt. */
  dictionary?: string;
  /** YYYY-MM-DD; 2026-06-15 if left out. */
  today?: string;
  /** Only these variants are asked for. */
  only?: readonly string[];
}

/** What the rules find in each of these résumés, as `check` would say it. */
export async function lintTexts(
  cases: readonly Case[],
  { settings, dictionary, today = '2026-06-15', only }: LintTextsOptions = {},
): Promise<Diagnostic[][]> {
  const all = cases.flatMap(({ base, variants = {} }, index) => resolveCase(String(index), base, variants));
  const read = checkSettings(
    settings === undefined ? undefined : sourceOf('check.yaml', settings),
    dictionary,
  );
  const chosen = all.filter(({ variant }) => only?.includes(variant) ?? true);
  const said = [...read.diagnostics, ...chosen.flatMap(({ diagnostics }) => diagnostics)];
  const { diagnostics } = await lint(chosen, all, said, { settings: read, today, homes: [ROOT] });
  return cases.map((_, index) => diagnostics.filter(({ file }) => file.startsWith(`${index}/`)));
}

function resolveCase(
  resume: string,
  base: string | object,
  variants: Readonly<Record<string, string | object>>,
): ResolvedVariant[] {
  const yaml = (value: string | object) => (typeof value === 'string' ? value : stringify(value));
  const sources = Object.entries(variants).map(([name, value]) => ({
    name,
    source: sourceOf(`${resume}/${name}.yaml`, yaml(value)),
  }));
  const document = readDocument(sourceOf(`${resume}/resume.yaml`, yaml(base)), sources);
  return [...document.variants.keys()].map((variant) => {
    const told = lineage(document, variant);
    const tailored = document.base && tailor(document.base, told.layers);
    const diagnostics = [...document.diagnostics, ...told.diagnostics, ...(tailored?.diagnostics ?? [])];
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) throw new Error(JSON.stringify(errors, null, 2));
    return { resume, variant, tailored, print: undefined, theme: undefined, diagnostics };
  });
}

import { lineage, readDocument } from '../../src/core/document.ts';
import { readSetting } from '../../src/core/settings.ts';
import type { Source } from '../../src/core/source.ts';
import { tailor, type Tailored } from '../../src/core/tailor.ts';
import { hasErrors, inSourceOrder, type Diagnostic } from '../../src/diagnostic.ts';

export interface Files {
  /** The résumé's YAML. */
  base: string;
  /** One variant's YAML, called `v`, or several by name; the last one is told. */
  variants?: string | Readonly<Record<string, string>>;
  /** As with `--set`. */
  set?: readonly string[];
  /** The résumé is JSON from another program. */
  foreign?: boolean;
}

export interface Told {
  /** Undefined where there are errors before anything can be told. */
  tailored: Tailored | undefined;
  diagnostics: Diagnostic[];
  /** The same in short: `unknown-id v.yaml:3`. */
  said: string[];
}

/** One variant of a résumé, from text to data, without a disk. */
export function tell({ base, variants = {}, set = [], foreign = false }: Files): Told {
  const sources = Object.entries(typeof variants === 'string' ? { v: variants } : variants);
  const document = readDocument(
    sourceOf('resume.yaml', base, foreign),
    sources.map(([name, text]) => ({ name, source: sourceOf(`${name}.yaml`, text) })),
  );
  const told = lineage(document, sources.at(-1)?.[0] ?? 'default');
  const settings = set.map(readSetting);
  const before = [
    ...document.diagnostics,
    ...told.diagnostics,
    ...settings.flatMap((one) => one.diagnostics),
  ];
  const tailored =
    document.base && !hasErrors(before)
      ? tailor(document.base, [...told.layers, ...settings.map((one) => one.layer)])
      : undefined;
  const diagnostics = inSourceOrder([...before, ...(tailored?.diagnostics ?? [])]);
  return {
    tailored,
    diagnostics,
    said: diagnostics.map(({ code, file, line }) => `${code} ${file}:${line}`),
  };
}

export function sourceOf(file: string, text: string, foreign = false): Source {
  return { file, text, foreign };
}

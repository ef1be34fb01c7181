import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse as parseYaml, stringify } from 'yaml';
import official from '@jsonresume/schema/schema.json' with { type: 'json' };
import { readDocument } from '../../src/core/document.ts';
import { parse } from '../../src/core/parse.ts';
import { readSetting } from '../../src/core/settings.ts';
import { entriesIn, type Branch } from '../../src/core/tree.ts';
import { hasErrors, type Diagnostic } from '../../src/diagnostic.ts';
import { validateResume } from '../../src/generated/validators.js';
import { anyJsonResume, anyPlan, anyResume, brokenYaml, variantOf } from '../support/arbitraries.ts';
import { sourceOf, tell } from '../support/tell.ts';

const ajv = new Ajv({ strict: false });
addFormats.default(ajv);
const isJsonResume = ajv.compile(official);

/** Few, for a law is tried on every commit; while changing a rule, try it with more. */
const RUNS = { numRuns: 15 };

/** The law holds for a résumé and a variant of it, both written as YAML. */
function lawOfVariants(holds: (files: { base: string; variant: string }, tree: Branch) => void): void {
  fc.assert(
    fc.property(anyResume, anyPlan, (resume, plan) => {
      const base = stringify(resume);
      const tree = treeOf(base);
      holds({ base, variant: stringify(variantOf(plan, tree)) }, tree);
    }),
    RUNS,
  );
}

function treeOf(base: string): Branch {
  const { base: tree, diagnostics } = readDocument(sourceOf('resume.yaml', base), []);
  if (!tree) throw new Error(JSON.stringify(diagnostics, null, 2));
  return tree;
}

function dataOf(files: Parameters<typeof tell>[0]) {
  const { tailored, diagnostics } = tell(files);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return tailored?.resume;
}

test('a variant that says nothing is its parent', () => {
  lawOfVariants(({ base, variant }) => {
    const parent = dataOf({ base, variants: { default: variant } });
    expect(dataOf({ base, variants: { default: variant, v: '' } })).toEqual(parent);
    expect(dataOf({ base, variants: { p: variant, v: 'extends: p' } })).toEqual(parent);
  });
});

test('patching twice is patching once', () => {
  lawOfVariants(({ base, variant }) => {
    const once = dataOf({ base, variants: { p: variant } });
    expect(
      dataOf({ base, variants: { p: variant, v: `extends: p\n${variant === '{}\n' ? '' : variant}` } }),
    ).toEqual(once);
  });
});

test('the same variant is the same inline and in a file', () => {
  lawOfVariants(({ base, variant }) => {
    const inline = stringify({
      ...(parseYaml(base) as object),
      variants: { p: parseYaml(variant) as object },
    });
    expect(dataOf({ base: inline, variants: 'extends: p' })).toEqual(dataOf({ base, variants: variant }));
  });
});

test('what a variant comes to is a résumé, by our schema and by JSON Resume’s', () => {
  lawOfVariants(({ base, variant }) => {
    const data = dataOf({ base, variants: variant });
    expect(validateResume(data), JSON.stringify(validateResume.errors)).toBe(true);
    expect(isJsonResume(data), ajv.errorsText(isJsonResume.errors)).toBe(true);
  });
});

test('the ids of a list decide which entries show, and their order', () => {
  lawOfVariants(({ base }, tree) => {
    const names = new Map(entriesIn(tree, 'work')?.items.map((entry, index) => [entry.id, index]));
    const ids = [...names.keys()].flatMap((id) => id ?? []).reverse();
    const chosen = tell({ base, variants: stringify({ work: ids }) }).tailored?.resume.work;
    const all = tell({ base }).tailored?.resume.work ?? [];
    if (ids.length > 0) expect(chosen).toEqual(ids.map((id) => all[names.get(id) ?? -1]));
  });
});

test('every entry with a name has an id, and no two of a list the same', () => {
  lawOfVariants((_, tree) => {
    for (const key of ['work', 'education', 'skills', 'talks', 'custom']) {
      const ids = (entriesIn(tree, key)?.items ?? []).flatMap(({ id }) => id ?? []);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });
});

test('a document that JSON Resume takes is refused nothing', () => {
  fc.assert(
    fc.property(anyJsonResume, (document) => {
      expect(isJsonResume(document), ajv.errorsText(isJsonResume.errors)).toBe(true);
      const { tailored, diagnostics } = tell({ base: JSON.stringify(document, null, 2), foreign: true });
      expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(tailored?.resume).toEqual(document);
    }),
    RUNS,
  );
});

test('no text makes the parser throw', () => {
  const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme-ascii' }), brokenYaml);
  fc.assert(
    fc.property(anyText, (text) => {
      const source = sourceOf('resume.yaml', text);
      const { root, diagnostics } = parse(source);
      if (!root) expect(hasErrors(diagnostics)).toBe(true);
    }),
    { numRuns: 100 },
  );
});

test('whatever is wrong, the places that are told lie in the text', () => {
  fc.assert(
    fc.property(brokenYaml, brokenYaml, fc.string(), (base, variant, setting) => {
      const sources = [
        sourceOf('resume.yaml', base),
        sourceOf('v.yaml', variant),
        sourceOf('--set', setting),
      ];
      const said = [...tell({ base, variants: variant }).diagnostics, ...readSetting(setting).diagnostics];
      for (const diagnostic of said) {
        const source = sources.find(({ file }) => file === diagnostic.file);
        expect(isInside(diagnostic, source?.text ?? ''), JSON.stringify({ base, variant, diagnostic })).toBe(
          true,
        );
      }
    }),
    { numRuns: 25 },
  );
});

/** Its span begins and ends on lines that are there, in columns that are there, and does not run backwards. */
function isInside({ line, column, endLine, endColumn, excerpt }: Diagnostic, text: string): boolean {
  const lines = text.split('\n');
  const has = (row: number, place: number) => place >= 1 && place <= (lines[row - 1]?.length ?? -1) + 1;
  const forwards = endLine > line || (endLine === line && endColumn >= column);
  return (
    has(line, column) &&
    has(endLine, endColumn) &&
    forwards &&
    lines[line - 1]?.replace(/\r$/, '') === excerpt
  );
}

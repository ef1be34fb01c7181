import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from './support/cli.ts';

const SRC = join(ROOT, 'src');
const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !file.startsWith('generated'),
);

/** `import … from`, `export … from` at the beginning of a line, or a call of import(). */
const IMPORT = /^(import type|import|export)\b[^;'"`]*?\bfrom '([^']+)'|\bimport\('([^']+)'\)/gm;

/** Every import of every file: what asks, for what, and whether only for its types. */
const imports = files.flatMap((file) =>
  [...readFileSync(join(SRC, file), 'utf8').matchAll(IMPORT)].map(([, kind, named, called]) => ({
    file,
    what: named ?? called ?? '',
    types: kind === 'import type',
  })),
);
const inside = imports.filter(({ what }) => what.startsWith('.'));
const target = ({ file, what }: { file: string; what: string }) => normalize(join(dirname(file), what));

test('the core reads no file, no clock, no process and nothing above it', () => {
  const core = imports.filter(({ file }) => file.startsWith('core/'));
  expect(core.filter(({ what }) => what.startsWith('node:'))).toEqual([]);
  const allowed = /^(core|generated|labels)\/|^diagnostic\.ts$/;
  expect(core.filter((one) => one.what.startsWith('.') && !allowed.test(target(one)))).toEqual([]);
  for (const file of files.filter((name) => name.startsWith('core/'))) {
    expect(readFileSync(join(SRC, file), 'utf8'), file).not.toMatch(
      /\bprocess\.|Date\.now\(|new Date\(\)|console\./,
    );
  }
});

test('a rule is a function of what it is given', () => {
  const rules = files.filter((name) => name.startsWith('checks/'));
  const asked = imports.filter(({ file }) => file.startsWith('checks/'));
  const allowed = /^(checks|core)\/|^diagnostic\.ts$/;
  expect(asked.filter((one) => !one.what.startsWith('.') || !allowed.test(target(one)))).toEqual([]);
  for (const file of rules) {
    expect(readFileSync(join(SRC, file), 'utf8'), file).not.toMatch(/\bprocess\.|Date\.now\(|new Date\(\)/);
  }
});

test('nothing but the command line knows the command line', () => {
  expect(inside.filter((one) => target(one).startsWith('cli/') && !one.file.startsWith('cli/'))).toEqual([]);
});

test('a library that is not Node’s own is imported by one file', () => {
  const libraries = new Map<string, Set<string>>();
  for (const { file, what, types } of imports) {
    if (types || what.startsWith('.') || what.startsWith('node:')) continue;
    libraries.set(what, (libraries.get(what) ?? new Set()).add(file));
  }
  // The command line is commander from end to end: one file a command.
  libraries.delete('commander');
  expect([...libraries].filter(([, users]) => users.size > 1)).toEqual([]);
  expect(libraries.size).toBeGreaterThan(5);
});

test('imports make no circle', () => {
  const graph = new Map(
    files.map((file) => [file, inside.filter((one) => one.file === file && !one.types).map(target)]),
  );
  const circles: string[] = [];
  const visit = (file: string, path: string[]): void => {
    if (path.includes(file)) {
      circles.push([...path.slice(path.indexOf(file)), file].map((name) => relative('.', name)).join(' → '));
      return;
    }
    for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
    graph.set(file, []);
  };
  for (const file of files) visit(file, []);
  expect(circles).toEqual([]);
});

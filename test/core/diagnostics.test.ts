import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkSettings } from '../../src/checks/checkSettings.ts';
import { RULES } from '../../src/checks/index.ts';
import { CODES, inSourceOrder, type Code, type Diagnostic } from '../../src/diagnostic.ts';
import { findProject } from '../../src/io/project.ts';
import { readCheckSettings } from '../../src/io/readCheckSettings.ts';
import { lint } from '../../src/lint.ts';
import { renderHtml } from '../../src/renderHtml.ts';
import { findMissingContact } from '../../src/core/findMissingContact.ts';
import { findUntranslated } from '../../src/core/findUntranslated.ts';
import { resolve } from '../../src/resolve.ts';
import { ROOT } from '../support/cli.ts';
import { printed } from '../support/printed.ts';

const FIXTURES = join(import.meta.dirname, '../fixtures/diagnostics');
const folders = readdirSync(FIXTURES);

/** What no folder can show, and where it is shown instead. */
const ELSEWHERE: Partial<Record<Code, string>> = {
  'bad-path': 'said of --set alone: tailor.test.ts',
  'over-budget': 'takes a printed page: test/cli/budget.test.ts',
  'nearly-empty-page': 'takes a printed page: test/cli/budget.test.ts',
  'frozen-moved': 'said of a build against its manifest: test/cli/frozen.test.ts',
  'frozen-new': 'said of a build against its manifest: test/cli/frozen.test.ts',
  'frozen-gone': 'said of a build against its manifest: test/cli/frozen.test.ts',
  'unknown-placeholder': 'said of a release alone: release.test.ts',
  'same-file-name': 'said of a release alone: release.test.ts',
  'no-file-name': 'said of a release alone: release.test.ts',
  'output-twice': 'said of joined manifests: test/shard.test.ts',
  'output-damaged': 'said of joined manifests: test/shard.test.ts',
  'output-missing': 'said of joined manifests: test/shard.test.ts',
  'shard-missing': 'said of joined manifests: test/shard.test.ts',
  'mixed-shards': 'said of joined manifests: test/shard.test.ts',
  'mixed-makers': 'said of joined manifests: test/shard.test.ts',
  'not-carried': 'said by import alone: test/imports',
  'empty-record': 'said of applications/: record.test.ts',
  'print-lost': 'said of a print alone: test/pdf/readBackPrint.test.ts',
  'print-altered': 'said of a print alone: test/pdf/readBackPrint.test.ts',
  'print-torn': 'said of a print alone: test/pdf/readBackPrint.test.ts',
  'print-words': 'said of a print alone: test/pdf/readBackPrint.test.ts',
  'print-stray': 'said of a print alone: test/pdf/readBackPrint.test.ts',
  'print-repeated': 'said of a print alone: test/pdf/readBackPrint.test.ts',
  'print-order': 'said of a print alone: test/pdf/readBackPrint.test.ts',
  'print-unseen': 'said of a print alone: test/pdf/readBackPrint.test.ts',
  'print-fonts': 'said of a print alone: test/pdf/readBackPrint.test.ts',
  'print-link': 'said of a print alone: test/pdf/readBackPrint.test.ts',
  'print-stray-link': 'said of a print alone: test/pdf/readBackPrint.test.ts',
  'print-size': 'said of a print alone: test/pdf/readBackPrint.test.ts',
  'print-title': 'said of a print alone: test/core/judgePrint.test.ts',
  'unknown-import': 'said by import alone: test/imports',
  'too-large': 'said by import alone: test/cli/import.test.ts',
  'too-dense': 'takes a large file: test/badFiles.test.ts',
  'guessed-encoding': 'said by import alone: test/imports',
  'bad-csv': 'said by import alone: test/imports',
  'missing-column': 'said by import alone: test/imports',
  'bad-archive': 'said by import alone: test/cli/import.test.ts',
  'locked-pdf': 'said by import alone: test/cli/import.test.ts',
  'damaged-pdf': 'said by import alone: test/cli/import.test.ts',
  'no-attachment': 'said by import alone: test/cli/import.test.ts',
  'bad-picture': 'takes a theme at work: themes.test.ts',
  'theme-error': 'takes a theme at work: themes.test.ts',
  'theme-needs': 'takes a theme at work: themes.test.ts',
  'theme-omits': 'takes a theme at work: themes.test.ts',
};

/**
 * Each folder is a project; its name begins with the code that it shows. `expected.txt` is what people
 * read: after a change of words run `vitest test/core -u`, and read the difference as one of them.
 */
test.each(folders)('%s', async (folder) => {
  const cwd = join(FIXTURES, folder);
  const said = inSourceOrder(await everythingSaid(cwd, codeShown(folder)));
  await expect(printed(said)).toMatchFileSnapshot(join(cwd, 'expected.txt'));
  expect(said.map(({ code }) => code)).toContain(codeShown(folder));
  // One problem is one message, however many variants inherit it.
  const places = said.map(({ file, line, column }) => `${file}:${line}:${column}`);
  expect(new Set(places).size).toBe(places.length);
});

test('every code has a folder, or a reason to have none', () => {
  const shown = new Set(folders.map(codeShown));
  const without = CODES.filter((code) => !shown.has(code));
  expect(without.sort()).toEqual(Object.keys(ELSEWHERE).sort());
});

/** Of all variants, as `check` says it, without what only a printed page can tell. */
async function everythingSaid(cwd: string, code: Code | undefined): Promise<Diagnostic[]> {
  const variants = await resolve({ cwd });
  const said = variants.map(async (variant) => [
    ...(await renderHtml(variant)).diagnostics,
    ...(variant.tailored ? findMissingContact(variant.tailored) : []),
    ...(variant.tailored ? findUntranslated(variant.tailored) : []),
  ]);
  const found = (await Promise.all(said)).flat();
  if (code === undefined || !LINTED.has(code)) return found;
  const project = await findProject(cwd);
  const { source, dictionary } = await readCheckSettings(project, cwd);
  const settings = checkSettings(source, dictionary);
  const { diagnostics } = await lint(variants, variants, found, {
    settings,
    today: '2026-06-15',
    homes: [ROOT],
  });
  return diagnostics;
}

/** The folders of other codes show nothing but what is theirs: their bullets are no bullets of anybody. */
const LINTED = new Set<Code>([
  ...RULES.map(({ code }) => code),
  ...(['unknown-rule', 'unused-ignore', 'unexplained-ignore'] as const),
]);

function codeShown(folder: string): Code | undefined {
  const codes = CODES.filter((code) => folder === code || folder.startsWith(`${code}-`));
  return codes.sort((a, b) => b.length - a.length)[0];
}

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hasErrors } from '../../src/diagnostic.ts';
import { importResume } from '../../src/importResume.ts';
import { renderHtml } from '../../src/renderHtml.ts';
import { resolve } from '../../src/resolve.ts';
import { project } from '../support/cli.ts';
import { printed } from '../support/printed.ts';

const FIXTURES = join(import.meta.dirname, '../fixtures/imports');

/**
 * Each folder holds a file or a folder `input`, as another program writes it, and what comes of it:
 * `expected.yaml` and, as people read it, `expected.txt`. After a change run `vitest test/imports -u`,
 * and read the difference.
 */
test.each(readdirSync(FIXTURES))('%s', async (name) => {
  const cwd = join(FIXTURES, name);
  const file = readdirSync(cwd).find((one) => one.startsWith('input')) ?? '';
  const { from, resume, yaml, diagnostics } = await importResume({ cwd, file });
  await expect(printed(diagnostics)).toMatchFileSnapshot(join(cwd, 'expected.txt'));
  if (name.startsWith('bad-')) {
    expect(hasErrors(diagnostics)).toBe(true);
    expect(resume).toBeUndefined();
    return;
  }
  expect(name.startsWith(from ?? 'nobody')).toBe(true);
  expect(hasErrors(diagnostics)).toBe(false);
  await expect(yaml).toMatchFileSnapshot(join(cwd, 'expected.yaml'));
  expect(await wrongInPrint(yaml)).toEqual([]);
});

/** What a build of all its variants would complain of. */
async function wrongInPrint(yaml: string): Promise<string[]> {
  const cwd = await project({ 'resume.yaml': yaml });
  const pages = (await resolve({ cwd })).map((variant) => renderHtml(variant));
  const said = (await Promise.all(pages)).flatMap(({ diagnostics }) => diagnostics);
  return said.filter(({ severity }) => severity === 'error').map(({ message }) => message);
}

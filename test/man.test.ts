import { join } from 'node:path';
import { expect, test } from 'vitest';
import { manPage } from '../scripts/manPage.ts';
import { program } from '../src/cli/program.ts';
import { ROOT } from './support/cli.ts';

/** After a change of a command: `vitest test/man -u`. */
test('the manual page names every command and option as they are', async () => {
  const root = program(new AbortController().signal);
  const page = manPage(root);
  for (const command of root.commands) {
    expect(page).toContain(`.SS resume ${command.name().replaceAll('-', '\\-')} `);
    for (const { long } of command.options) expect(page).toContain(long?.replaceAll('-', '\\-'));
  }
  await expect(page).toMatchFileSnapshot(join(ROOT, 'man/resume.1'));
});

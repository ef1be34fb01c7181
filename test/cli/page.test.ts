import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { page } from '../../src/cli/page.ts';
import { project } from '../support/cli.ts';

const TEXT = 'A line\n'.repeat(20_000);

test('the user’s pager gets the whole text, and less its manners', async () => {
  const cwd = await project({});
  const seen = join(cwd, 'seen');
  expect(page(TEXT, { PATH: process.env.PATH, PAGER: `(echo "$LESS"; cat) > '${seen}'` })).toBe(true);
  expect(await readFile(seen, 'utf8')).toBe(`FRX\n${TEXT}`);
});

test('a pager that is left early has shown enough', () => {
  expect(page(TEXT, { ...process.env, PAGER: 'true' })).toBe(true);
});

test.each([
  ['none is wanted', { PAGER: '' }],
  ['it would only copy', { PAGER: 'cat' }],
  ['there is no such pager', { PAGER: 'no-such-pager 2> /dev/null' }],
  ['there is no less', { PATH: '' }],
  ['the terminal cannot page', { TERM: 'dumb' }],
])('the command prints by itself where %s', (_, env) => {
  expect(page('A line\n', env)).toBe(false);
});

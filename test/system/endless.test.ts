import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { build } from '../../src/build.ts';
import { project, ROOT } from '../support/cli.ts';

test('a page whose script never ends is given up', async () => {
  const cwd = await project({ 'resume.yaml': 'basics: { name: Ada Lovelace }\n' });
  const name = 'jsonresume-theme-endless';
  await cp(join(ROOT, 'test/fixtures/themes/endless'), join(cwd, 'node_modules', name), { recursive: true });
  await expect(build({ cwd, template: name })).rejects.toMatchObject({
    code: 'print-failed',
    message: expect.stringContaining('its scripts did not end within 10 s') as string,
  });
});

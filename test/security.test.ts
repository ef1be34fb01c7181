import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from './support/cli.ts';

test('each promise of SECURITY.md names a test that there is', async () => {
  const page = (await readFile(join(ROOT, 'SECURITY.md'), 'utf8')).replace(/\n\s*/g, ' ');
  const promises =
    page
      .match(/## What is promised(.*?)## /)?.[1]
      ?.split(' - ')
      .slice(1) ?? [];
  expect(promises.length).toBeGreaterThan(10);
  for (const promise of promises) {
    const named = [...promise.matchAll(/(test\/[\w/]+\.test\.ts): ((?:“[^”]+”(?:; )?)+)/g)];
    expect(named, promise).not.toEqual([]);
    for (const [, file = '', titles = ''] of named) {
      const text = await readFile(join(ROOT, file), 'utf8');
      for (const [, title = ''] of titles.matchAll(/“([^”]+)”/g)) expect(text, file).toContain(title);
    }
  }
});

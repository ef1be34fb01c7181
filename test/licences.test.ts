import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from './support/cli.ts';

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const lock = JSON.parse(read('package-lock.json')) as {
  packages: Record<string, { version: string; dependencies?: Record<string, string> }>;
};
const listed = [...read('THIRD-PARTY.md').matchAll(/^\| (\S+) +\| (\d\S+) +\| (\S+)/gm)].map(
  ([, name = '', version = '', licence = '']) => ({ name, version, licence }),
);
const names = new Set(listed.map(({ name }) => name));

/** After a change of the dependencies: `node scripts/listLicences.js`. */
test('the list of licences names the versions that are locked', () => {
  const locked = new Set(
    Object.entries(lock.packages).map(
      ([folder, { version }]) => `${folder.split('node_modules/').at(-1)} ${version}`,
    ),
  );
  expect(listed.filter(({ name, version }) => !locked.has(`${name} ${version}`))).toEqual([]);
});

test('it names what the sources import and what is installed with the package', () => {
  const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const imported = sources.flatMap((file) =>
    [
      ...read(join('src', file)).matchAll(
        /^(?:import|export)(?! type)[^;]*? from '((?:@[\w-]+\/)?[\w-][\w.-]*)[^:']*'/gm,
      ),
    ].map(([, name = '']) => name),
  );
  const needed = [...imported, ...Object.keys(lock.packages['']?.dependencies ?? {})];
  expect(needed.length).toBeGreaterThan(15);
  expect(needed.filter((name) => !names.has(name))).toEqual([]);
});

test('all of it may be passed on with a program under the MIT licence', () => {
  const free = /^(MIT|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0)$/;
  expect(listed.filter(({ licence }) => !free.test(licence))).toEqual([]);
});

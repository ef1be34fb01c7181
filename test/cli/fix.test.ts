import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fix } from '../../src/fix.ts';
import { project, resume } from '../support/cli.ts';

const SLOPPY = `# My résumé${'  '}
basics:
  name: Ada Lovelace   # me
  email: ada@example.com
  phone: +44 20 7946 0958
  summary: "The company's first engineer – the team’s lead – “at last”, and  glad of it."
work:
  - name: Analytical  Engines
    position: Engineer
    startDate: 2019-01
    endDate: 2021-02
    highlights:
      - 'Cut the team''s  latency by 40% - a record – in a “quarter”'
      - >-
        Led the migraton of  a platform
        to  new hardware, saving 20% a year
      - Wrote \`a  b\` code in 3 days for 5 teams
`;

const SAFE = SLOPPY.replace('résumé  ', 'résumé')
  .replace("company's", 'company’s')
  .replace('and  glad', 'and glad')
  .replace("team''s  latency by 40% - a", 'team’s latency by 40% – a')
  .replace('of  a', 'of a')
  .replace('to  new', 'to new');

test('--fix mends spaces, quotes and dashes, and nothing else; --yes a slip, too; then there is nothing to do', async () => {
  const cwd = await project({ 'resume.yaml': SLOPPY });
  const file = join(cwd, 'resume.yaml');
  const first = await resume(['check', '--fix'], { cwd });
  expect(await readFile(file, 'utf8')).toBe(SAFE);
  expect(first.stderr).toMatch(/✓ resume\.yaml:13 "''" → "’" \(mixed-quotes\)/);
  expect(first.stderr).toMatch(/1 change is left to you; --yes/);
  expect(first.stderr).toMatch(/migraton/);
  expect(first.code).toBe(0);

  const second = await resume(['check', '--fix', '--yes', '--json'], { cwd });
  expect(await readFile(file, 'utf8')).toBe(SAFE.replace('migraton', 'migration'));
  const said = JSON.parse(second.stdout.toString()) as { mended: object[]; diagnostics: object[] };
  expect(said.mended).toEqual([
    { file: 'resume.yaml', line: 15, code: 'spelling', was: 'migraton', text: 'migration' },
  ]);

  expect((await fix({ cwd, accept: () => true })).mended).toEqual([]);
});

test('a byte order mark and the ends of lines stay; what is mended takes no browser', async () => {
  const cwd = await project({});
  const file = join(cwd, 'resume.yaml');
  const windows = (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n')}`;
  await writeFile(file, windows(SLOPPY));
  await expect(fix({ cwd, browser: '/nowhere' })).rejects.toMatchObject({
    code: 'browser-missing',
    message: expect.stringContaining('/nowhere') as string,
  });
  expect(await readFile(file, 'utf8')).toBe(windows(SAFE));
});

test('--yes alone is wrong usage', async () => {
  const { code, stderr } = await resume(['check', '--yes'], { cwd: await project({ 'resume.yaml': SAFE }) });
  expect(stderr).toMatch(/goes with --fix/);
  expect(code).toBe(2);
});

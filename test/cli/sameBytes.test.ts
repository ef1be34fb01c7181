import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { build } from '../../src/build.ts';
import { UsageError } from '../../src/errors.ts';
import { json, project, resume, ROOT } from '../support/cli.ts';

let scratch: string;
/** SHA-256 of each shipped PDF as it comes out here and now. */
let here: Map<string, string>;

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'resume-same-'));
  here = await built([], { cwd: ROOT });
  expect(here.size).toBeGreaterThan(10);
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

async function built(
  args: readonly string[],
  { cwd, env = {} }: { cwd: string; env?: NodeJS.ProcessEnv },
): Promise<Map<string, string>> {
  const out = await mkdtemp(join(scratch, 'out-'));
  const ran = await resume(['build', '-f', 'pdf', '-o', out, '--json', ...args], { cwd, env });
  const { outputs, diagnostics } = json(ran.stdout);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return new Map(outputs.map((one) => [`${one.resume}/${one.variant}`, one.sha256]));
}

describe('the same bytes come out', () => {
  test('in another folder, zone and language, for another user, at the same time as others', async () => {
    const folder = join(scratch, 'Ünother folder');
    await cp(join(ROOT, 'resumes'), join(folder, 'resumes'), { recursive: true });
    // Where the fonts of Hebrew and Japanese are.
    await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    const home = await mkdtemp(join(scratch, 'home-'));
    const env = {
      TZ: 'Pacific/Kiritimati',
      LANG: 'he_IL.UTF-8',
      LC_ALL: 'he_IL.UTF-8',
      USER: 'bob',
      TMPDIR: home,
    };
    const both = await Promise.all([
      built([], { cwd: folder, env }),
      built(['staff-engineer'], { cwd: folder, env: { TZ: 'America/St_Johns', LANG: 'C' } }),
    ]);
    for (const there of both) {
      expect([...there].filter(([name, sha256]) => here.get(name) !== sha256)).toEqual([]);
    }
  });

  test.each([
    [['staff-engineer', '-v', 'staff-ml']],
    [['staff-engineer', '-v', 'public', 'de']],
    [['infrastructure-engineer', '-v', 'one-page']],
  ])('of some of them alone: %j', async (args) => {
    const some = await built(args, { cwd: ROOT });
    expect(some.size).toBeGreaterThan(0);
    expect([...some].filter(([name, sha256]) => here.get(name) !== sha256)).toEqual([]);
  });

  test('whatever a variant is called, and whether it comes first or last', async () => {
    const table = 'talks: [{ name: One, event: E, date: 2020, url: a.example }, { name: Two, date: 2021 }]';
    const names = ['alpha', 'middle', 'zulu'];
    const variants = names.map((name) => `  ${name}: { basics: { label: Programmer } }`);
    const cwd = await project({
      'resume.yaml': ['basics: { name: Ada }', table, 'variants:', ...variants].join('\n'),
    });
    const all = await built([], { cwd });
    expect(new Set(names.map((name) => all.get(`resume/${name}`))).size).toBe(1);
  });
});

describe('the date', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });
  const ADA = 'basics: { name: Ada }\n';
  const MODIFIED = `${ADA}meta: { lastModified: 2024-05-06T07:08:09 }\n`;

  test.each([
    ['SOURCE_DATE_EPOCH', MODIFIED, '1700000000', 'D:20231114221320Z'],
    ['SOURCE_DATE_EPOCH, even where it is 1970', MODIFIED, '0', 'D:19700101000000Z'],
    ['else meta.lastModified', MODIFIED, '', 'D:20240506070809'],
    ['else none', ADA, '', undefined],
    ['none of what is no date', `${ADA}meta: { lastModified: yesterday }\n`, '', undefined],
  ])('is of %s', async (_, text, epoch, expected) => {
    const cwd = await project({ 'resume.yaml': text });
    vi.stubEnv('SOURCE_DATE_EPOCH', epoch);
    vi.stubEnv('TZ', 'Asia/Kathmandu');
    const { outputs } = await build({ cwd, formats: ['pdf'], outDir: '-' });
    const pdf = Buffer.from(outputs[0]?.content ?? '').toString('latin1');
    const dates = [...pdf.matchAll(/\/(?:Creation|Mod)Date \((.*?)\)/g)].map(([, date]) => date);
    expect(dates).toEqual(expected === undefined ? [] : Array(3).fill(expected));
  });

  test.each(['yesterday', '2024-05-06', '-1', '1.5', '253402300800'])(
    'SOURCE_DATE_EPOCH=%s is wrong usage',
    async (epoch) => {
      const cwd = await project({ 'resume.yaml': ADA });
      vi.stubEnv('SOURCE_DATE_EPOCH', epoch);
      const refused = build({ cwd });
      await expect(refused).rejects.toThrow(UsageError);
      await expect(refused).rejects.toMatchObject({
        message: `SOURCE_DATE_EPOCH is \`${epoch}\`, which is no date`,
        hint: expect.stringContaining('git log -1 --format=%ct') as string,
      });
    },
  );
});

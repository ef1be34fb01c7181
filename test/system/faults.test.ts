import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { findBrowser } from '../../src/io/findBrowser.ts';
import { BIN, project } from '../support/cli.ts';

const COMMAND = `"${process.execPath}" "${BIN}" build -f pdf`;
const NO_CHOICE = { RESUME_BROWSER: undefined, PUPPETEER_EXECUTABLE_PATH: undefined };

async function ada(): Promise<string> {
  const cwd = await project({ 'resume.yaml': 'basics: { name: Ada, email: ada@example.com }\n' });
  await Promise.all(['tmp', 'home'].map((name) => mkdir(join(cwd, name))));
  return cwd;
}

/** What a shell says of a build: its status in the last line. */
async function sh(cwd: string, script: string, env: NodeJS.ProcessEnv = {}): Promise<string> {
  const all = { ...process.env, ...NO_CHOICE, NO_COLOR: '1', TMPDIR: join(cwd, 'tmp'), ...env };
  const { stdout } = await promisify(execFile)('sh', ['-c', `(${script}) 2>&1; echo "status $?"`], {
    cwd,
    env: all,
  });
  return stdout;
}

/** A user without the rights of root, whoever runs the tests. */
const ORDINARY = 'unshare --user --map-user=1000 sh -c';
const SMALL_DISK = 'unshare --map-root-user --mount sh -c';

test.each([
  ['missing', 'export HOME="$PWD/nowhere"'],
  ['unset', 'unset HOME'],
  ['a file', 'export HOME="$PWD/resume.yaml"'],
  ['read-only', 'export HOME="$PWD/home"; chmod 555 home'],
])('a home that is %s does not matter', async (_, spoil) => {
  const cwd = await ada();
  const said = await sh(cwd, `${spoil}; ${ORDINARY} '${COMMAND}'`, {
    XDG_CACHE_HOME: undefined,
    RESUME_CACHE: undefined,
  });
  expect(said).toMatch(/✓ dist\/resume\/default\.pdf 1 page.*\nstatus 0\n$/);
  expect(await readdir(cwd)).toEqual(['dist', 'home', 'resume.yaml', 'tmp']);
  expect(await readdir(join(cwd, 'home'))).toEqual([]);
  // Unpacked there once, for the next build.
  expect(await readdir(join(cwd, 'tmp'))).toEqual([expect.stringMatching(/^resume-as-code-\d+$/)]);
});

test.each([
  [
    'for the outputs',
    'mkdir dist; chmod 555 dist',
    /cannot write \S+default\.pdf: permission denied\n {2}→ write elsewhere with -o DIR/,
  ],
  [
    'for temporary files',
    'chmod 555 tmp',
    /profile cannot be made in \S+tmp: permission denied\n {2}→ set TMPDIR to/,
  ],
])('a folder %s that is not ours to write is said', async (_, spoil, says) => {
  const cwd = await ada();
  const said = await sh(cwd, `${spoil}; ${ORDINARY} '${COMMAND}'`);
  expect(said).toMatch(says);
  expect(said).toMatch(/status 3\n$/);
});

test('a temporary folder without room is enough to print, and not to unpack a browser', async () => {
  const cwd = await ada();
  const fill = 'mount -t tmpfs -o size=1m tmpfs tmp; head -c 9000000 /dev/zero > tmp/rest 2>/dev/null;';
  expect(await sh(cwd, `${SMALL_DISK} '${fill} ${COMMAND}'`)).toMatch(/1 page.*\nstatus 0\n$/);
  const unpack = await sh(cwd, `${SMALL_DISK} '${fill} ${COMMAND}; s=$?; ls -A tmp/cache/*; exit $s'`, {
    XDG_CACHE_HOME: join(cwd, 'tmp/cache'),
  });
  expect(unpack).toMatch(
    /error Chromium cannot be unpacked in \S+: it takes 200 MB, which are not free\n {2}→ set XDG_CACHE_HOME/,
  );
  expect(unpack).not.toContain('partial');
  expect(unpack).toMatch(/status 3\n$/);
});

test('a browser on a system without any font says so', async () => {
  const cwd = await ada();
  await writeFile(join(cwd, 'fonts.conf'), '<fontconfig></fontconfig>');
  const { path, libraries } = await findBrowser(undefined, { ...process.env, ...NO_CHOICE });
  const env = { FONTCONFIG_FILE: join(cwd, 'fonts.conf'), RESUME_BROWSER: path, LD_LIBRARY_PATH: libraries };
  const said = await sh(cwd, COMMAND, env);
  expect(said).toMatch(
    /error no browser .*\n.*: the browser did not print the page: the system has no font at all\n {2}→ install any font/,
  );
  expect(said).toMatch(/status 3\n$/);
  expect(await readdir(join(cwd, 'tmp'))).toEqual([]);
});

describe('a clock that is wrong', () => {
  test('changes no byte', async () => {
    const cwd = await ada();
    const run = async (when: string) => {
      expect(await sh(cwd, `${when} ${COMMAND} -o "out ${when}" --no-cache`)).toMatch(/status 0\n$/);
      return readFile(join(cwd, `out ${when}`, 'manifest.json'), 'utf8');
    };
    const now = await run('');
    for (const when of ['1970-01-02', '2100-01-01']) expect(await run(`faketime ${when}`)).toBe(now);
  });

  test('makes nothing pass for unchanged', async () => {
    const cwd = await ada();
    const resume = join(cwd, 'resume.yaml');
    const cache = { RESUME_CACHE: join(cwd, 'cache') };
    const build = async (when: string) => {
      const said = await sh(cwd, `${when} ${COMMAND} -f md`, cache);
      expect(said).toMatch(/status 0\n$/);
      return readFile(join(cwd, 'dist/resume/default.md'), 'utf8');
    };
    const far = new Date('2099-12-31');
    for (const [when, name] of [
      ['', 'Ada'],
      ['faketime 2100-01-01', 'Bea'],
      ['', 'Cid'],
      ['faketime 1970-01-02', 'Dan'],
      ['', 'Eva'],
    ] as const) {
      await writeFile(resume, `basics: { name: ${name}, email: ada@example.com }\n`);
      // As long as before, and of the same time.
      await utimes(resume, far, far);
      expect(await build(when)).toContain(name);
      expect(await build(when)).toContain(name);
    }
  });
});

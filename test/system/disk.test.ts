import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BIN, ROOT } from '../support/cli.ts';

let disk: string;
beforeAll(async () => {
  disk = await mkdtemp(join(tmpdir(), 'resume-disk-'));
});
afterAll(() => rm(disk, { recursive: true }));

// A file that is there already, byte for byte, would not be written again.
const BUILD = `"${process.execPath}" "${BIN}" build staff-engineer -v staff-ml -f pdf -o "$DISK" --no-cache`;
const IMPORT = `"${process.execPath}" "${BIN}" import "$DISK/staff-engineer/staff-ml.pdf" --force -o "$DISK/resume.yaml"`;

// A disk of 200 kB that only this shell sees: the PDF fits once, and not beside itself.
test.each([
  ['build', 'a full disk', 'head -c 90000 /dev/zero > "$DISK/rest"', BUILD, 'no space is left on the disk'],
  ['build', 'a disk that is read-only', 'mount -o remount,ro "$DISK"', BUILD, 'the file system is read-only'],
  [
    'import',
    'a full disk',
    'head -c 190000 /dev/zero > "$DISK/rest"',
    IMPORT,
    'no space is left on the disk',
  ],
  ['import', 'a disk that is read-only', 'mount -o remount,ro "$DISK"', IMPORT, 'file system is read-only'],
])('%s on %s ends with 3, says why, and the old files are whole', async (_, __, spoil, command, why) => {
  const script = `
    mount -t tmpfs -o size=200k tmpfs "$DISK"
    ${BUILD} 2>/dev/null && ${IMPORT} 2>/dev/null || exit 70
    before=$(cd "$DISK" && sha256sum staff-engineer/* resume.yaml)
    ${spoil} 2>/dev/null
    ${command} 2>&1 || echo "status $?"
    test "$before" = "$(cd "$DISK" && sha256sum staff-engineer/* resume.yaml)" && echo whole`;
  const run = promisify(execFile)('unshare', ['--map-root-user', '--mount', 'sh', '-c', script], {
    cwd: ROOT,
    env: { ...process.env, DISK: disk, NO_COLOR: '1' },
  });
  const { stdout } = await run;
  expect(stdout).toContain(why);
  expect(stdout).toContain('status 3');
  expect(stdout.trimEnd()).toMatch(/whole$/);
});

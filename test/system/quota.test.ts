import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { BIN, project } from '../support/cli.ts';

// A disk with a quota of 1 MB, most of it used up. Of the file systems that a kernel can do without, Btrfs has its own.
const DISK = `
  { truncate -s 120M disk && mkfs.btrfs -q disk && mount -o loop disk at &&
    btrfs quota enable at && btrfs subvolume create at/home && btrfs qgroup limit 1M at/home; } >&2 || exit 99
  cd at/home && cp ../../resume.yaml .`;
const FILL = 'head -c 780000 /dev/urandom > rest && sync';
const BUILD = `"${process.execPath}" "${BIN}" build -f html,pdf`;

/** A disk is made by root alone; on CI's machines anybody may become it. */
const AS_ROOT = process.getuid?.() === 0 ? [] : ['sudo', '--non-interactive', '--preserve-env=NO_COLOR,PATH'];

test('a disk quota that is used up is told in one sentence, and the old files are whole', async () => {
  const cwd = await project({ 'resume.yaml': 'basics: { name: Ada, email: ada@example.com }\n' });
  await mkdir(join(cwd, 'at'));
  const script = `${DISK}
    ${BUILD} 2>/dev/null || exit 70
    before=$(sha256sum dist/resume/*)
    ${FILL}
    ${BUILD} --set basics.label=Engineer --no-cache 2>&1 || echo "status $?"
    ls -A dist dist/resume
    test "$before" = "$(sha256sum dist/resume/*)" && echo whole`;
  const [command, ...args] = [...AS_ROOT, 'unshare', '--mount', 'sh', '-c', script];
  const { stdout, stderr, code } = await promisify(execFile)(command, args, {
    cwd,
    env: { ...process.env, NO_COLOR: '1' },
  }).then(
    (ran) => ({ ...ran, code: 0 }),
    (error: unknown) => error as { stdout: string; stderr: string; code: number },
  );
  // 99 where no such disk could be made: why, it says itself.
  expect([code, stderr]).toEqual([0, expect.anything()]);
  expect(stdout).toMatch(
    /error cannot write \S+default\.html: the disk quota is used up\n {2}→ free some space, or write elsewhere with -o DIR; the old file is untouched\nstatus 3\n/,
  );
  expect(stdout).toMatch(
    /dist:\nmanifest\.json\nresume\n\ndist\/resume:\ndefault\.html\ndefault\.pdf\nwhole\n$/,
  );
});

// Leaves V8's bytecode of lib/cli.cjs beside it, of what a build, a check and a diff run through and no more.
import { rmSync, writeFileSync, mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const file = join(root, 'lib/cli.cjs');
const { loadCached } = createRequire(import.meta.url)(join(root, 'bin/loadCached.js'));
const { exports: cli, script } = loadCached(file);

const folder = mkdtempSync(join(tmpdir(), 'resume-cache-'));
process.chdir(join(root, 'starter'));
await cli.main(['node', 'resume', 'build', '--quiet', '--format', 'html', '--out-dir', folder]);
// What differs is no news here; to throw it away takes no switch that users would see.
const write = process.stdout.write;
process.stdout.write = () => true;
await cli.main(['node', 'resume', 'diff', 'default', 'backend', '--quiet']);
process.stdout.write = write;
rmSync(folder, { recursive: true, force: true });
if (process.exitCode) throw new Error('the starter does not build, or its variants cannot be compared');
writeFileSync(`${file}.cache`, script.createCachedData());

// Leaves V8's bytecode of lib/cli.cjs beside it, of what a build and a check run through and no more.
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
rmSync(folder, { recursive: true, force: true });
if (process.exitCode) throw new Error('the starter does not build');
writeFileSync(`${file}.cache`, script.createCachedData());

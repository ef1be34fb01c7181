// Leaves in lib/ what shipped templates compile to, and beside each piece of the command V8's bytecode of what a
// build, a check and a diff call.
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { packPieces } from './packPieces.js';

// V8 throws away bytecode that was not used for a while, and what starts a command is used once. The switch is put
// back before anything is written: bytecode bears the switches that it was made under.
setFlagsFromString('--no-flush-bytecode');

const root = fileURLToPath(new URL('..', import.meta.url));
const { loadCached, loaded, names, optimiseLater, readPiece } = createRequire(import.meta.url)(
  join(root, 'bin/loadCached.js'),
);
await loadCached('keepTemplates.piece').keepTemplates(join(root, 'lib/made'));
const cli = loadCached('cli.piece');

const folder = mkdtempSync(join(tmpdir(), 'resume-cache-'));
process.env.RESUME_CACHE = folder;
process.chdir(join(root, 'starter'));
// Twice: to read what was kept is another way than to keep it.
for (let time = 0; time < 2; time += 1)
  await cli.main(['node', 'resume', 'build', '--quiet', '--format', 'html', '--out-dir', folder]);
// What prints, only where a browser stands ready: an install does not unpack one for this.
const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'resume-as-code');
if (existsSync(cache) && readdirSync(cache).some((name) => name.startsWith('chromium-')))
  await cli.main(['node', 'resume', 'build', '--quiet', '--format', 'pdf', '--out-dir', folder]);
// What differs is no news here; to throw it away takes no switch that users would see.
const write = process.stdout.write;
process.stdout.write = () => true;
await cli.main(['node', 'resume', 'diff', 'default', 'backend', '--quiet']);
process.stdout.write = write;
rmSync(folder, { recursive: true, force: true });
if (process.exitCode) throw new Error('the starter does not build, or its variants cannot be compared');
await loadCached('readerThread.piece').tried;
setFlagsFromString('--flush-bytecode');
const bytecodes = () => new Map([...loaded].map(([name, { script }]) => [name, script.createCachedData()]));
const texts = names.map((name) => [name, readPiece(name).text]);
const early = bytecodes();
optimiseLater();
const late = bytecodes();
const pieces = texts.map(([name, text]) => [name, { text, early: early.get(name), late: late.get(name) }]);
packPieces(join(root, 'lib/pieces'), new Map(pieces));

// Installs JSON Resume themes one by one, each in a folder of its own and without its install scripts, prints
// the schema's sample résumé with each by the built command, and writes what came of it into docs/themes.md.
//
//   node scripts/tryThemes.js                          every theme of the list below
//   node scripts/tryThemes.js jsonresume-theme-even    these; the other rows of the table stay
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { format } from 'prettier';

// The thirty that npm counted most downloads of in a month, most first (a public survey of September 2026).
const THEMES = `
  even elegant engineering stackoverflow flat onepage-plus kendall modern macchiato crisp material-moon randytarampi
  two-column engineering-leader eloquent paper classy tan-responsive moon microdata lucide actual sceptile
  paper-plus-plus samk a11y professional minyma folio mantra`
  .trim()
  .split(/\s+/)
  .map((name) => `jsonresume-theme-${name}`);

const root = fileURLToPath(new URL('..', import.meta.url));
const page = join(root, 'docs/themes.md');
const sample = createRequire(import.meta.url).resolve('@jsonresume/schema/sample.resume.json');
const run = promisify(execFile);

const names = process.argv.length > 2 ? process.argv.slice(2) : THEMES;
const text = await readFile(page, 'utf8');
const rows = new Map([...text.matchAll(/^\| `([^`]+)`.*\|$/gm)].map(([row, name]) => [name, row]));
for (const name of names) {
  rows.set(name, await tried(name));
  console.error(rows.get(name));
}
const table = [...rows].sort(([a], [b]) => a.localeCompare(b, 'en')).map(([, row]) => row);
const head = [
  '| theme | version | prints | leaves out of the sample | asks the network for |',
  '| --- | --- | --- | --- | --- |',
];
const [before] = text.split(/^\| theme/m);
await writeFile(page, await format(`${before}${[...head, ...table].join('\n')}\n`, { parser: 'markdown' }));

async function tried(name) {
  const folder = await mkdtemp(join(tmpdir(), 'resume-theme-'));
  try {
    await writeFile(join(folder, 'package.json'), '{"private": true}');
    await cp(sample, join(folder, 'resume.json'));
    const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-progress'];
    const installed = await run('npm', ['install', ...flags, name], { cwd: folder, timeout: 180_000 }).then(
      () => '',
      (error) => /npm error code (\S+)/.exec(error.stderr)?.[1] ?? 'it took too long',
    );
    if (installed) return row(name, '', `does not install: ${installed}`);
    const { version } = JSON.parse(
      await readFile(join(folder, 'node_modules', name, 'package.json'), 'utf8'),
    );
    const args = [join(root, 'bin/resume.js'), 'build', '--format', 'pdf', '--json', '--template', name];
    const { stdout } = await run(process.execPath, args, { cwd: folder }).catch((error) => error);
    const { outputs, diagnostics } = JSON.parse(stdout);
    const said = (code) => diagnostics.filter((one) => one.code === code);
    const failure = diagnostics.find((one) => one.severity === 'error');
    if (failure)
      return row(name, version, `no: ${failure.message.replace(/^the theme `[^`]+` failed: /, '')}`);
    const [{ pages }] = outputs;
    const needs = said('theme-needs').map(({ message, hint }) => {
      const hosts = /what is at (.+)$/.exec(message)?.[1];
      const install = /npm install (.+)$/.exec(hint)?.[1];
      return [hosts, install && `(\`npm install ${install}\` stands in)`].filter(Boolean).join(' ');
    });
    return row(
      name,
      version,
      pages === 1 ? 'one page' : `${pages} pages`,
      omitted(said('theme-omits')),
      needs.join(' '),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** `certificates`, and of `work` `description`. */
function omitted(diagnostics) {
  const whole = diagnostics
    .filter(({ message }) => message.includes('shows nothing of'))
    .map(({ path }) => `**${path}**`);
  const parts = diagnostics.flatMap(({ path, message }) => {
    const fields = /: (`.+`) (?:is|are) left out$/.exec(message)?.[1];
    return fields ? [`${path} (${fields.replaceAll('`', '')})`] : [];
  });
  return [...whole, ...parts].join(', ') || 'nothing';
}

function row(name, version, prints, omits = '', needs = '') {
  return `| \`${name}\` | ${[version, prints, omits, needs].map((cell) => cell.replaceAll('|', '\\|').replace(/\s+/g, ' ')).join(' | ')} |`;
}

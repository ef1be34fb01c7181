// A hundred variants of one résumé, each with another label, printed anew: by us, by Typst from the same data, and by
// the bare browser from the same HTML.
import { spawnSync } from 'node:child_process';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const TYPST = '@myriaddreamin/typst-ts-node-compiler@0.7.0';
const root = new URL('..', import.meta.url).pathname;

/**
 * @param browser its path, and what its environment is to hold
 * @param ours makes the command of some arguments of ours
 * @param run runs a command in a folder, and tells its milliseconds
 * @param runs how often; the median is told
 */
export async function benchHundred({ folder, browser, ours, run, runs }) {
  const project = join(folder, 'hundred');
  await mkdir(join(project, 'resumes'), { recursive: true });
  await cp(join(root, 'resumes/staff-engineer'), join(project, 'resumes/staff-engineer'), {
    recursive: true,
  });
  const names = Array.from({ length: 100 }, (_, index) => `n${index + 1}`);
  for (const name of names)
    await writeFile(
      join(project, 'resumes/staff-engineer/variants', `${name}.yaml`),
      `extends: staff-ml\nbasics: { label: Engineer ${name} }\n`,
    );
  const build = (format, to) =>
    ours('build', 'staff-engineer', '-v', names.join(','), '-f', format, '--no-cache', '-o', to);
  await run(build('html', 'html'), project);
  await run(build('json', 'json'), project);
  const own = (script, ...args) => [process.execPath, [join(root, 'bench', script), ...args]];
  const [html, json] = ['html', 'json'].map((one) => join(project, one, 'staff-engineer'));
  const [path, environment] = browser;
  const typst = installTypst(join(folder, 'typst'));
  const contenders = {
    ours: build('pdf', 'pdf'),
    browser: [...own('inBrowser.js', path, html, join(project, 'bare')), environment],
    ...(typst ? { typst: own('inTypst.js', typst, json, join(project, 'typst')) } : {}),
  };
  const times = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
  for (let index = 0; index < runs; index += 1)
    for (const [name, contender] of Object.entries(contenders))
      times[name].push((await run(contender, project)).time);
  /** Of each run's own: what slowed one slowed its neighbour, too. */
  const ratio = (name) => round(median(times.ours.map((time, index) => time / times[name][index])), 2);
  return {
    perSecond: round(100_000 / median(times.ours), 1),
    hundredToBrowser: ratio('browser'),
    ...(typst ? { hundredToTypst: ratio('typst') } : {}),
  };
}

/** A reference of the benchmark alone: 50 MB that nobody else need install. */
function installTypst(folder) {
  const flags = ['--prefix', folder, '--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync('npm', ['install', ...flags, TYPST], { timeout: 120_000, stdio: 'ignore' });
  if (status === 0) return folder;
  process.stderr.write(`Typst is left out: npm cannot install ${TYPST} here\n`);
  return undefined;
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const round = (value, digits) => Number(value.toFixed(digits));

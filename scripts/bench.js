// What the command takes beside the least that could be: the bare browser's print of the same HTML, Typst's of the
// same data, and Node's own start. Paired in one run, as ratios; kept in bench/results.json, to which the README's
// table is held.
//   npm run bench [-- RUNS]     needs Debian's chromium-headless-shell, or BENCH_BROWSER=PATH
//   npm run bench -- --trace    what one cold build is at, millisecond by millisecond
import { spawn, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchHundred } from './benchHundred.js';

const wantsTrace = process.argv.includes('--trace');
const RUNS = Number(process.argv.slice(2).find((one) => one !== '--trace') ?? 15);
const bin = new URL('../bin/resume.js', import.meta.url).pathname;
const root = new URL('..', import.meta.url).pathname;
const browser = process.env.BENCH_BROWSER ?? 'chromium-headless-shell';
const version = spawnSync(browser, ['--version'], { encoding: 'utf8' });
if (version.status !== 0) {
  process.stderr.write(`${browser} does not start; install chromium-headless-shell or set BENCH_BROWSER\n`);
  process.exit(3);
}

const folder = await mkdtemp(join(tmpdir(), 'resume-bench-'));
// Where it is set, every start of Node first reads a store of certificates, which is not what is measured.
const { NODE_EXTRA_CA_CERTS: _certificates, ...environment } = process.env;
const env = { ...environment, RESUME_CACHE: join(folder, 'cache') };
const html = join(folder, 'cold', 'staff-engineer', 'staff-ml.html');
const ours = (...args) => [process.execPath, [bin, ...args, '-q', '--browser', browser]];
const build = (out, ...args) => ours('build', 'staff-engineer', '-o', join(folder, out), ...args);
const bare = [
  browser,
  [
    ...['--headless', '--no-sandbox', '--disable-gpu', '--no-pdf-header-footer'],
    `--user-data-dir=${join(folder, 'profile')}`,
    `--print-to-pdf=${join(folder, 'bare.pdf')}`,
    `file://${html}`,
  ],
];

/** Wall milliseconds and, where /proc tells it, the peak memory of the process itself in MB. */
function run([command, args, also = {}], cwd = root) {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(command, args, { cwd, stdio: 'ignore', env: { ...env, ...also } });
    let peak = 0;
    const look = () => {
      try {
        peak = Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? peak);
      } catch {
        // It has ended, or this is no Linux: the last look counts.
      }
    };
    const timer = setInterval(look, 10);
    child.on('error', reject);
    child.on('exit', (status) => {
      clearInterval(timer);
      if (status === 0) resolve({ time: performance.now() - started, peak: peak / 1024 });
      else reject(new Error(`${command} ${args.join(' ')} ended with ${status}`));
    });
  });
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

if (wantsTrace) await trace();
else await bench();
await rm(folder, { recursive: true, force: true });

/** The median of each step, and when it ends. */
async function trace() {
  const file = join(folder, 'trace.json');
  const [node, args] = build('cold', '-v', 'staff-ml', '-f', 'pdf', '--no-cache');
  env.RESUME_TRACE = file;
  const took = new Map();
  for (let index = 0; index < RUNS; index += 1) {
    const { time } = await run([node, ['-r', join(root, 'scripts/trace.cjs'), ...args]]);
    let last = 0;
    for (const { name, at } of [...JSON.parse(await readFile(file, 'utf8')), { name: 'ends', at: time }]) {
      took.set(name, [...(took.get(name) ?? []), at - last]);
      last = at;
    }
  }
  for (const [name, times] of took)
    process.stdout.write(`${name.padEnd(26)} ${median(times).toFixed(0).padStart(5)} ms\n`);
}

/** With the browser that comes with the install: Debian's, which prints from its own command line, takes longer. */
async function hundred() {
  const { stdout } = spawnSync(process.execPath, [bin, 'doctor', '--json'], { encoding: 'utf8', env });
  const { path, libraries, fonts } = JSON.parse(stdout).browser;
  return benchHundred({
    folder,
    browser: [path, { LD_LIBRARY_PATH: libraries ?? '', FONTCONFIG_FILE: fonts ?? '' }],
    ours: (...args) => [process.execPath, [bin, ...args, '-q']],
    run,
    runs: 5,
  });
}

async function bench() {
  const SIX = 'default,automated-messaging,personalization,staff-ml,one-page,public';
  const two = ['automated-messaging', 'personalization'];
  const contenders = {
    node: [process.execPath, ['-e', '0']],
    help: [process.execPath, [bin, '--help']],
    bare,
    cold: build('cold', '-v', 'staff-ml', '-f', 'pdf', '--no-cache'),
    six: build('six', '-v', SIX, '-f', 'pdf', '--no-cache'),
    unchanged: build('unchanged', '-f', 'pdf'),
    diff: [process.execPath, [bin, 'diff', ...two, '-q']],
    visual: ours('diff', ...two, '--visual', join(folder, 'pages')),
    check: ours('check', 'staff-engineer', '-v', 'staff-ml'),
  };
  await run(build('cold', '-v', 'staff-ml', '-f', 'html'));
  // Twice: what was just made is not taken for unchanged.
  for (const contender of [...Object.values(contenders), ...Object.values(contenders)]) await run(contender);
  const results = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
  for (let index = 0; index < RUNS; index += 1) {
    for (const [name, contender] of Object.entries(contenders)) results[name].push(await run(contender));
  }
  /** The median of each run's own ratio: what slowed one slowed its neighbour, too. */
  const ratio = (a, b) =>
    Number(median(results[a].map((one, index) => one.time / results[b][index].time)).toFixed(2));
  const time = (name) => Math.round(median(results[name].map((one) => one.time)));
  const told = {
    coldToBare: ratio('cold', 'bare'),
    sixToOne: ratio('six', 'cold'),
    unchangedToNode: ratio('unchanged', 'node'),
    helpToNode: ratio('help', 'node'),
    ...(await hundred()),
    milliseconds: Object.fromEntries(Object.keys(contenders).map((name) => [name, time(name)])),
    peakMegabytes: Math.round(median(results.six.map((one) => one.peak))),
    runs: RUNS,
    machine: `${cpus().length} cores, Node ${process.versions.node}, ${version.stdout.trim()}`,
  };
  const { milliseconds: ms } = told;
  process.stdout.write(`
one cold build / bare print      ${told.coldToBare}   (at most 1)
six variants / one               ${told.sixToOne}   (at most 2.5)
nothing changed / node -e 0      ${told.unchangedToNode}   (at most 2)
--help / node -e 0               ${told.helpToNode}
a hundred variants               ${told.perSecond} PDFs a second
a hundred / the bare browser     ${told.hundredToBrowser}   (at most 1)
a hundred / Typst                ${told.hundredToTypst ?? 'not here'}   (at most 1.5)
diff of two variants             ${ms.diff} ms (at most ${2 * ms.node + 60}: 2 x node -e 0, and 60)
diff --visual of two pages       ${ms.visual} ms (at most 1500)
check of one variant             ${ms.check} ms (at most 1500)
peak of Node, six variants       ${told.peakMegabytes} MB
`);
  await mkdir(join(root, 'bench'), { recursive: true });
  await writeFile(join(root, 'bench/results.json'), `${JSON.stringify(told, null, 2)}\n`);
}

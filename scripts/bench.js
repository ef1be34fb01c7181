// Build time beside the bare browser's `--print-to-pdf` of the same HTML, paired in one run, as ratios.
//   npm run bench [-- RUNS]     needs Debian's chromium-headless-shell, or BENCH_BROWSER=PATH
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const RUNS = Number(process.argv[2] ?? 15);
const bin = new URL('../bin/resume.js', import.meta.url).pathname;
const root = new URL('..', import.meta.url).pathname;
const browser = process.env.BENCH_BROWSER ?? 'chromium-headless-shell';
if (spawnSync(browser, ['--version']).status !== 0) {
  process.stderr.write(`${browser} does not start; install chromium-headless-shell or set BENCH_BROWSER\n`);
  process.exit(3);
}

// Where it is set, every start of Node first reads a store of certificates, which is not what is measured.
const { NODE_EXTRA_CA_CERTS: _certificates, ...env } = process.env;

const folder = await mkdtemp(join(tmpdir(), 'resume-bench-'));
const html = join(folder, 'staff-engineer', 'staff-ml.html');
const profile = join(folder, 'profile');
const ours = (...args) => [
  process.execPath,
  [bin, 'build', 'staff-engineer', '-q', '-o', folder, '--browser', browser, ...args],
];
const bare = [
  browser,
  [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--no-pdf-header-footer',
    `--user-data-dir=${profile}`,
    `--print-to-pdf=${join(folder, 'bare.pdf')}`,
    `file://${html}`,
  ],
];

/** Wall milliseconds and, where /proc tells it, the peak memory of the process itself in MB. */
function run([command, args]) {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(command, args, { cwd: root, stdio: 'ignore', env });
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
      else reject(new Error(`${command} ended with ${status}`));
    });
  });
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

const SIX = 'default,automated-messaging,personalization,staff-ml,one-page,public';

const contenders = {
  'bare --print-to-pdf': bare,
  'build -v staff-ml -f pdf': ours('-v', 'staff-ml', '-f', 'pdf'),
  'build -f pdf (six variants)': ours('-v', SIX, '-f', 'pdf'),
  'diff of two variants': [
    process.execPath,
    [bin, 'diff', 'automated-messaging', 'personalization', '--quiet'],
  ],
  'diff --visual of two pages': [
    process.execPath,
    [
      ...[bin, 'diff', 'automated-messaging', 'personalization', '--quiet'],
      ...['--visual', join(folder, 'pages'), '--browser', browser],
    ],
  ],
  'check -v staff-ml': [
    process.execPath,
    [bin, 'check', 'staff-engineer', '-v', 'staff-ml', '-q', '--browser', browser],
  ],
  'resume --help': [process.execPath, [bin, '--help']],
  'node -e 0': [process.execPath, ['-e', '0']],
};

await run(ours('-v', 'staff-ml', '-f', 'html'));
for (const contender of Object.values(contenders)) await run(contender);
const results = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
for (let index = 0; index < RUNS; index += 1) {
  for (const [name, contender] of Object.entries(contenders)) results[name].push(await run(contender));
}
await rm(folder, { recursive: true, force: true });

const times = Object.fromEntries(
  Object.entries(results).map(([name, runs]) => [name, median(runs.map((one) => one.time))]),
);
for (const [name, time] of Object.entries(times)) {
  process.stdout.write(
    `${name.padEnd(30)} ${time.toFixed(0).padStart(6)} ms   peak ${median(results[name].map((one) => one.peak)).toFixed(0)} MB\n`,
  );
}
/** The median of each run's own ratio: what slowed one slowed its neighbour, too. */
const ratio = (a, b) => median(results[a].map((one, index) => one.time / results[b][index].time)).toFixed(2);
const [bareName, one, six, data, visual, checked, help, node] = Object.keys(contenders);
process.stdout.write(`
one cold build / bare print    ${ratio(one, bareName)}   (at most 1.6)
six variants / one             ${ratio(six, one)}   (at most 2.5)
diff of two variants           ${times[data].toFixed(0)} ms (at most ${(2 * times[node] + 60).toFixed(0)}: 2 x node -e 0, and 60)
diff --visual of two pages     ${times[visual].toFixed(0)} ms (at most 1500)
check of one variant           ${times[checked].toFixed(0)} ms (at most 1500, print and read-back included)
--help / node -e 0             ${ratio(help, node)}
`);

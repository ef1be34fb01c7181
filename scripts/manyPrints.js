// What a browser and this program take of memory over many prints, and whether it grows:
//   node scripts/bundle.js && node scripts/manyPrints.js [PRINTS]
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PRINTS = Number(process.argv[2] ?? 2000);
const bin = new URL('../bin/resume.js', import.meta.url).pathname;
const resume = new URL('../resumes/staff-engineer/resume.yaml', import.meta.url).pathname;
const folder = await mkdtemp(join(tmpdir(), 'resume-many-'));
await mkdir(join(folder, 'variants'));
await writeFile(join(folder, 'resume.yaml'), await readFile(resume));
// Each tenth is in another template, with other fonts, and so another page.
for (let index = 1; index <= PRINTS; index += 1) {
  const template = index % 10 === 0 ? 'template: { name: modern }\n' : '';
  await writeFile(
    join(folder, `variants/n${index}.yaml`),
    `${template}basics: { label: Engineer ${index} }\n`,
  );
}
const args = ['build', '-f', 'pdf', '--no-cache', '-q', '-o', join(folder, 'dist'), ...process.argv.slice(3)];
const child = spawn(process.execPath, [bin, ...args], {
  cwd: folder,
  stdio: ['ignore', 'ignore', 'inherit'],
});
const timer = setInterval(() => void tell(), 2000);
child.on('exit', async (status) => {
  clearInterval(timer);
  process.exitCode = status ?? 1;
  await rm(folder, { recursive: true, force: true });
});

/** `400 prints: node 150 MB, browser 120 MB, tabs 210 MB, 208 MB`. */
async function tell() {
  const printed = (await readdir(join(folder, 'dist/resume')).catch(() => [])).length;
  const all = await Promise.all((await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(look));
  const alive = all.filter((one) => one !== undefined);
  const isOurs = (one) =>
    one !== undefined && (one.id === child.pid || isOurs(alive.find(({ id }) => id === one.parent)));
  const ours = alive.filter(isOurs);
  const size = (kind) =>
    ours
      .filter((one) => one.kind === kind && one.size > 10)
      .map((one) => `${one.size} MB`)
      .join(', ');
  const whole = ours.reduce((sum, one) => sum + one.size, 0);
  process.stdout.write(
    `${printed} prints: node ${size('node')}, browser ${size('browser')}, tabs ${size('renderer')}; ${whole} MB in all\n`,
  );
}

/** A process, what it is, and how many megabytes it takes; what several share is counted in parts. */
async function look(id) {
  try {
    const [stat, memory, command] = await Promise.all(
      ['stat', 'smaps_rollup', 'cmdline'].map((name) => readFile(`/proc/${id}/${name}`, 'utf8')),
    );
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    const size = Math.round(Number(/^Pss:\s+(\d+)/m.exec(memory)?.[1] ?? 0) / 1024);
    const kind = Number(id) === child.pid ? 'node' : (/--type=([a-z]+)/.exec(command)?.[1] ?? 'browser');
    return { id: Number(id), parent, size, kind };
  } catch {
    return undefined; // It has ended meanwhile.
  }
}

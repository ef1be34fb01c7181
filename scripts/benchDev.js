// From a save to the new page on the screen of `resume dev`: the clock starts before the file is written, and stops
// after the frame that shows it, in a browser that looks at the page as its users do.
//   node scripts/bundle.js && node scripts/benchDev.js [SAVES]
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { launch } from 'puppeteer-core';

const SAVES = Number(process.argv[2] ?? 30);
const root = new URL('..', import.meta.url).pathname;
const bin = join(root, 'bin/resume.js');

const folder = mkdtempSync(join(tmpdir(), 'resume-bench-dev-'));
for (const part of ['resumes/staff-engineer', 'templates', 'fonts/resume-serif'])
  cpSync(join(root, part), join(folder, part), { recursive: true });
// As it is while somebody writes: what the grammar checker says of a new text is asked of no save.
writeFileSync(join(folder, 'resumes/check.yaml'), 'rules: { spelling: off, grammar: off, article: off }\n');

const { browser: choice } = JSON.parse(
  execFileSync(process.execPath, [bin, 'doctor', '--json'], { encoding: 'utf8' }),
);
const server = spawn(process.execPath, [bin, 'dev', '--quiet'], {
  cwd: folder,
  stdio: ['ignore', 'pipe', 'inherit'],
});
const [url] = await new Promise((resolve) =>
  server.stdout.once('data', (chunk) => resolve(String(chunk).split('\n'))),
);
const screen = await launch({
  executablePath: choice.path,
  args: ['--no-sandbox', '--disable-gpu'],
  env: { ...process.env, LD_LIBRARY_PATH: choice.libraries ?? '', FONTCONFIG_FILE: choice.fonts ?? '' },
});

try {
  const page = await screen.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  await page.goto(`${url}?resume=staff-engineer&variant=staff-ml`);
  await page.waitForSelector('canvas[data-print="2"]');
  // Resolves with the time of day after the first frame that shows another print's first page.
  const nextFrame = () =>
    page.evaluate(`new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        observer.disconnect();
        requestAnimationFrame(() => setTimeout(() => resolve(performance.timeOrigin + performance.now())));
      });
      observer.observe(document.querySelector('canvas'), { attributeFilter: ['data-print'] });
    })`);
  for (const [name, file, save] of [
    ['the variant', 'resumes/staff-engineer/variants/staff-ml.yaml', writeFileSync],
    ['the variant, replaced', 'resumes/staff-engineer/variants/staff-ml.yaml', replace],
    ['the résumé', 'resumes/staff-engineer/resume.yaml', writeFileSync],
    ['a template’s style', 'templates/base/style.css', writeFileSync],
    ['a font', 'fonts/resume-serif/files/resume-serif-latin-400-normal.woff2', writeFileSync],
  ]) {
    const path = join(folder, file);
    const before = readFileSync(path);
    const times = [];
    for (let count = 0; count < SAVES + 5; count += 1) {
      const shown = nextFrame();
      await sleep(50);
      const begun = performance.timeOrigin + performance.now();
      save(path, changed(file, before, count));
      const took = (await shown) - begun;
      // The print that a build makes takes the place of the quick one; then the rules of check have run, too.
      while (await Promise.race([nextFrame().then(() => true), sleep(600, false)]));
      // The first few warm it up.
      if (count >= 5) times.push(took);
    }
    writeFileSync(path, before);
    times.sort((a, b) => a - b);
    const at = (part) => `${Math.round(times[Math.floor(times.length * part)])} ms`;
    console.log(`${name.padEnd(24)} median ${at(0.5)}, fastest ${at(0)}, nine of ten within ${at(0.9)}`);
  }
  console.log(`${SAVES} saves each, ${cpus().length} cores, load ${loadavg()[0].toFixed(1)}`);
} finally {
  await screen.close();
  server.kill('SIGINT');
  await new Promise((resolve) => server.once('exit', resolve));
  rmSync(folder, { recursive: true });
}

/** A change that is seen: a word of the page, how much air it has, how bold it is. */
function changed(file, before, count) {
  if (file.endsWith('.woff2'))
    return count % 2 ? before : readFileSync(join(root, file.replace('400', '600')));
  if (file.endsWith('.css')) return `${before}\nbody { padding-top: ${count % 7}px; }\n`;
  return String(before).replace(/Staff engineer who|San Francisco/, (words) => `${words} ${count}`);
}

function replace(path, text) {
  writeFileSync(`${path}.tmp~`, text);
  renameSync(`${path}.tmp~`, path);
}

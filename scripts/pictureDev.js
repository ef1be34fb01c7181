// docs/dev.png: the page of `resume dev` over a résumé in the middle of being written.
//   node scripts/bundle.js && node scripts/pictureDev.js
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch } from 'puppeteer-core';

const root = new URL('..', import.meta.url).pathname;
const bin = join(root, 'bin/resume.js');
const folder = mkdtempSync(join(tmpdir(), 'resume-picture-'));
cpSync(join(root, 'resumes/staff-engineer'), join(folder, 'resumes/staff-engineer'), { recursive: true });
cpSync(join(root, 'resumes/check.yaml'), join(folder, 'resumes/check.yaml'));
const variant = join(folder, 'resumes/staff-engineer/variants/one-page.yaml');
const draft = `
      - intent-messaging
      - ml-serving
      - id: messaging-reliability
        alt: { short: Responsible for  99.9% availability on Black Friday }
      - decision-engine`;
writeFileSync(variant, readFileSync(variant, 'utf8').replace(/ \[intent-messaging, .*\]/, draft));

const { browser } = JSON.parse(
  execFileSync(process.execPath, [bin, 'doctor', '--json'], { encoding: 'utf8' }),
);
const server = spawn(process.execPath, [bin, 'dev', '--quiet'], {
  cwd: folder,
  stdio: ['ignore', 'pipe', 'inherit'],
});
const url = await new Promise((resolve) =>
  server.stdout.once('data', (chunk) => resolve(String(chunk).trim())),
);
const screen = await launch({
  executablePath: browser.path,
  args: ['--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--font-render-hinting=none'],
  env: { ...process.env, LD_LIBRARY_PATH: browser.libraries ?? '', FONTCONFIG_FILE: browser.fonts ?? '' },
});
const page = await screen.newPage();
await page.setViewport({ width: 1280, height: 800 });
await page.goto(`${url}?resume=staff-engineer&variant=one-page`);
await page.waitForSelector('canvas[data-print="2"]');
await page.waitForSelector('#problems li');
await page.screenshot({ path: join(root, 'docs/dev.png') });
await screen.close();
server.kill('SIGINT');
rmSync(folder, { recursive: true });
console.log('docs/dev.png');

import { mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { findBrowser, type BrowserChoice } from '../../src/io/findBrowser.ts';
import { expectNothingLeft } from './nothingLeft.ts';
import { project, resume, ROOT, type Ran } from './cli.ts';

/** When a browser meets its doom: by a part of the command that it gets then. */
export const STAGES = {
  'while it starts': 'start',
  'before it says who it is': '"method":"Browser.getVersion"',
  'while its first tab is made': '"method":"Target.attachToTarget"',
  'while its second tab is made': '"method":"Target.createTarget"',
  'while an empty page comes up': '"method":"Page.navigate"',
  'while the page is filled': '"method":"Page.setDocumentContent"',
  'while fonts are waited for': 'document.fonts.ready',
  'while it prints': '"method":"Page.printToPDF"',
  'between two prints': 'printed',
} as const;

export interface Doom {
  stage: keyof typeof STAGES;
  how: 'die' | 'hang';
  /** How many of the browsers that are started; the others print as ever. */
  times: number;
}

export interface Doomed {
  choice: BrowserChoice;
  env: NodeJS.ProcessEnv;
  /** How many were started. */
  starts: () => Promise<number>;
  /** Fails where a process or a profile is left. */
  expectNothingLeft: () => Promise<void>;
}

/** The browser that comes with the install, doomed. `folder` gets its profiles. */
export async function doomed(folder: string, { stage, how, times }: Doom): Promise<Doomed> {
  const env = { ...process.env, RESUME_BROWSER: undefined, PUPPETEER_EXECUTABLE_PATH: undefined };
  const { path, libraries, fonts } = await findBrowser(undefined, env);
  const temporary = join(folder, 'tmp');
  await mkdir(temporary, { recursive: true });
  const log = join(folder, 'starts');
  const choice = { origin: '--browser', path: join(ROOT, 'test/support/doomed-headless-shell.mjs') };
  return {
    choice,
    env: {
      TMPDIR: temporary,
      RESUME_BROWSER: choice.path,
      DOOMED_SHELL: path,
      DOOMED_LOG: log,
      DOOMED_AT: STAGES[stage],
      DOOMED_HOW: how,
      DOOMED_TIMES: String(times),
      ...(libraries === undefined ? {} : { LD_LIBRARY_PATH: libraries }),
      ...(fonts === undefined ? {} : { FONTCONFIG_FILE: fonts }),
    },
    starts: async () => (await stat(log)).size,
    expectNothingLeft: () => expectNothingLeft(temporary),
  };
}

export interface DoomedBuild extends Ran {
  /** How many browsers were started. */
  starts: number;
  /** What is in the output folder. */
  written: string[];
  /** The manifest, which holds the hash of each print; empty where there is none. */
  manifest: string;
}

/** Builds two variants with a doomed browser; fails where a process or a profile is left. */
export async function buildDoomed(doom: Doom): Promise<DoomedBuild> {
  const cwd = await project({
    'resume.yaml': 'basics: { name: Ada, email: ada@example.com }\n',
    'variants/other.yaml': 'basics: { label: Other }\n',
  });
  const browser = await doomed(cwd, doom);
  const ran = await resume(['build', '-f', 'pdf'], { cwd, env: browser.env });
  await browser.expectNothingLeft();
  const dist = join(cwd, 'dist');
  return {
    ...ran,
    starts: await browser.starts(),
    written: await readdir(dist, { recursive: true }).catch(() => []),
    manifest: await readFile(join(dist, 'manifest.json'), 'utf8').catch(() => ''),
  };
}

/** A failure in one sentence, with the way out, and nothing of our insides. */
export function expectPlainFailure({ code, stderr }: Ran): void {
  expect([code, stderr]).toEqual([3, expect.stringMatching(/(^|\n)error \S.*\n(.*\n)*? {2}→ \S/)]);
  expect(stderr).not.toMatch(/\n\s+at |This is a bug/);
}

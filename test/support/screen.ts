import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import type { AxeResults } from 'axe-core';
import { launch, type Browser, type Page } from 'puppeteer-core';
import { findBrowser } from '../../src/io/findBrowser.ts';

export type Scheme = 'light' | 'dark';

/** The browser of the tests as a reader has it: with its own screen, network and files. */
export async function openScreen(): Promise<Browser> {
  const { path, libraries, fonts } = await findBrowser(undefined, process.env);
  const env = {
    ...process.env,
    ...(libraries ? { LD_LIBRARY_PATH: libraries } : {}),
    ...(fonts ? { FONTCONFIG_FILE: fonts } : {}),
  };
  // Letters have the widths that they have on macOS and Windows, and in our own prints.
  const args = ['--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--font-render-hinting=none'];
  return launch({ executablePath: path, env, args });
}

export async function prefer(page: Page, scheme: Scheme): Promise<void> {
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
}

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core'), 'utf8');

const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds against WCAG 2.0 to 2.2, levels A and AA: `color-contrast: h2`. */
export function barriers(page: Page): Promise<string[]> {
  return axe(page, LEVELS);
}

/** The same where only colours are other than before: what is too faint to be read. */
export function faint(page: Page): Promise<string[]> {
  return axe(page, ['color-contrast']);
}

async function axe(page: Page, runOnly: readonly string[]): Promise<string[]> {
  await page.evaluate(axeSource);
  const run = `axe.run({ runOnly: ${JSON.stringify(runOnly)}, resultTypes: ['violations'] })`;
  const { violations } = (await page.evaluate(run)) as AxeResults;
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

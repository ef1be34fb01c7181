import { join, resolve as resolvePath } from 'node:path';
import type { DiffResult } from '../diff.ts';
import type { PageDifference } from '../diff/comparePages.ts';
import type { Difference } from '../diff/difference.ts';
import { json, markdown, stat, text } from '../diff/show/index.ts';
import type { Sheet } from '../diff/show/renderer.ts';
import { listFolder, removeFiles, writeWhole } from '../io/files.ts';
import { shownPath } from '../io/project.ts';
import { inkFor } from './ink.ts';
import { page } from './page.ts';
import { plainDiagnostic } from './plainDiagnostic.ts';
import { productColors, type Terminal } from './terminal.ts';

const WAYS = { text, stat, markdown };

/** What stdout is given. */
export type Way = keyof typeof WAYS | 'json';

/** One page of the pictures, as --json tells it. */
export type Picture = Omit<PageDifference, 'rgba'> & { path: string };

/** The difference on stdout, in a pager where it is a terminal. */
export async function show(
  { difference, diagnostics }: DiffResult,
  visual: readonly Picture[],
  way: Way | undefined,
  talk: Terminal,
): Promise<void> {
  if (!difference || way === undefined) return;
  if (way === 'json') {
    const document = { ...json(difference), visual, diagnostics: diagnostics.map(plainDiagnostic) };
    talk.out(`${JSON.stringify(document, null, 2)}\n`);
    return;
  }
  putOut(WAYS[way](difference, await sheetFor(way)), talk);
}

/** On stdout, in a pager where it is a terminal. */
export function putOut(shown: string, talk: Terminal): void {
  if (shown === '' || (process.stdout.isTTY && page(shown, process.env))) return;
  talk.out(shown);
}

/** The terminal; a pipe has no width, and breaks nothing. */
export async function sheetFor(way: keyof typeof WAYS): Promise<Sheet> {
  const { stdout } = process;
  const ink = inkFor(productColors());
  const width = stdout.isTTY ? stdout.columns || 80 : Infinity;
  if (!stdout.isTTY && way !== 'stat')
    return { width, ink, measure: (text) => text.length, wrap: (text) => [text] };
  // What knows the width of every letter takes as long to load as all the rest.
  const { textWidth, wrapText } = await import('../core/textWidth.ts');
  return { width, ink, measure: textWidth, wrap: wrapText };
}

/** The report as one file. */
export async function writePages(difference: Difference, file: string, talk: Terminal): Promise<void> {
  const { html } = await import('../diff/show/html.ts');
  const path = resolvePath(file);
  await writeWhole(path, html(difference));
  talk.say(`${talk.colors.green('✓')} ${shownPath(process.cwd(), path)}`);
}

/** `page-1.png`, …; pictures of pages that there are no longer go. */
export async function writePictures(
  pages: readonly PageDifference[],
  folder: string,
  talk: Terminal,
): Promise<Picture[]> {
  const [{ encodePng }, { DPI }] = await Promise.all([
    import('../pdf/encodePng.ts'),
    import('../comparePrints.ts'),
  ]);
  const root = resolvePath(folder);
  const pictures: Picture[] = [];
  for (const { rgba, ...about } of pages) {
    const path = join(root, `page-${about.page}.png`);
    await writeWhole(path, encodePng({ ...about, rgba }, DPI));
    const picture = { ...about, path: shownPath(process.cwd(), path) };
    pictures.push(picture);
    talk.say(`${talk.colors.green('✓')} ${picture.path} ${talk.colors.dim(wordsFor(picture))}`);
  }
  const old = (await listFolder(root)).filter(
    (name) => Number(/^page-(\d+)\.png$/.exec(name)?.[1]) > pages.length,
  );
  await removeFiles(old.map((name) => join(root, name)));
  return pictures;
}

/** "12% of the page, in 3 places" */
export function wordsFor({ on, changedArea, boxes }: Omit<PageDifference, 'rgba'>): string {
  if (on !== 'both') return `only ${on === 'a' ? 'the first' : 'the second'} has this page`;
  if (boxes.length === 0) return 'the same';
  const share = changedArea < 0.01 ? 'less than 1%' : `${Math.round(changedArea * 100)}%`;
  return `${share} of the page, in ${boxes.length} ${boxes.length === 1 ? 'place' : 'places'}`;
}

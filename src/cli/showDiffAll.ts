import { resolve as resolvePath } from 'node:path';
import type { DiffAllOptions, DiffAllResult } from '../diffAll.ts';
import { html, json, markdown, stat, text, type PagePicture } from '../diff/showAll/index.ts';
import { writeWhole } from '../io/files.ts';
import { shownPath } from '../io/project.ts';
import { plainDiagnostic } from './plainDiagnostic.ts';
import { putOut, sheetFor, wordsFor, type Way } from './showDiff.ts';
import type { Terminal } from './terminal.ts';

const WAYS = { text, stat, markdown };

/** What became of all variants on stdout, in a pager where it is a terminal. */
export async function showAll(result: DiffAllResult, way: Way | undefined, talk: Terminal): Promise<void> {
  if (way === undefined) return;
  if (way === 'json') {
    const diagnostics = result.diagnostics.map(plainDiagnostic);
    talk.out(`${JSON.stringify({ ...json(result), diagnostics }, null, 2)}\n`);
  } else {
    // The summary, which stands before all else, lines up by the width of letters, in a pipe, too.
    putOut(WAYS[way](result, await sheetFor('stat')), talk);
  }
}

/** Collects the pictures of the pages that changed, while they are compared: the others need none. */
export async function collectPictures(talk: Terminal) {
  const [{ encodePng }, { DPI }] = await Promise.all([
    import('../pdf/encodePng.ts'),
    import('../comparePrints.ts'),
  ]);
  const pictures = new Map<string, PagePicture[]>();
  const onPrinted: DiffAllOptions['onPrinted'] = ({ name, change }, pages) => {
    talk.progress((width) => `compared ${name}`.slice(0, width));
    if (change === 'same') return;
    const picture = ({ rgba, ...about }: (typeof pages)[number]): PagePicture => ({
      page: about.page,
      said: wordsFor(about),
      png: encodePng({ ...about, rgba }, DPI),
    });
    pictures.set(name, pages.filter(({ boxes }) => boxes.length > 0).map(picture));
  };
  const write = async (result: DiffAllResult, file: string): Promise<void> => {
    const path = resolvePath(file);
    await writeWhole(
      path,
      html(result, (name) => pictures.get(name) ?? []),
    );
    talk.say(`${talk.colors.green('✓')} ${shownPath(process.cwd(), path)}`);
  };
  return { onPrinted, write };
}

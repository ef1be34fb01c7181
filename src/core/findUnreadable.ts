import { report, type Diagnostic } from '../diagnostic.ts';
import type { Place, Source } from './source.ts';
import { MOST_TOLD } from './syntax.ts';

/** In characters: a résumé of a life takes a tenth of it, and what is longer takes the parser seconds. */
export const MOST_TEXT = 1_000_000;

/** The same of what is not parsed: a template may hold its pictures and fonts. */
export const MOST_IN_TEMPLATE = 20_000_000;

/** What keeps a text from being read; undefined for nothing. */
export function findUnreadable(source: Source, mostText = MOST_TEXT): Diagnostic | undefined {
  const { flaw, text } = source;
  const whole: Place = { source, start: 0, end: 0 };
  const most = mostText / 1e6;
  if (text.length > mostText)
    return report('too-large', whole, '', { megabytes: Math.ceil(text.length / 1e6), most });
  switch (flaw?.kind) {
    case undefined:
      return undefined;
    case 'size':
      return report('too-large', whole, '', { megabytes: flaw.megabytes, most });
    case 'no-file':
      return report('no-file', whole, '', { found: flaw.found });
    case 'encoding': {
      const { encoding, start } = flaw;
      const at = { source, start, end: Math.min(text.length, start + 1) };
      return report('not-utf8', at, '', { encoding });
    }
  }
}

/** What YAML lets stand in no text: an editor does not show it, and a page cannot. */
const CONTROLS = /[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x84\x86-\x9F]/g;

/** Control characters as they stand in the file; the first of each line. */
export function findControls(source: Source): Diagnostic[] {
  const said: Diagnostic[] = [];
  let lineTold = -1;
  for (const { index, 0: character } of source.text.matchAll(CONTROLS)) {
    if (index <= lineTold) continue;
    const end = source.text.indexOf('\n', index);
    lineTold = end === -1 ? source.text.length : end;
    const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    said.push(report('control-character', { source, start: index, end: index + 1 }, '', { code }));
    if (said.length === MOST_TOLD) break;
  }
  return said;
}

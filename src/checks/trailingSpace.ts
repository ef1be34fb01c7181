import type { Place, Source } from '../core/source.ts';
import { report, type Diagnostic, type Fix } from '../diagnostic.ts';
import type { ResumeRule } from './rule.ts';

export const trailingSpace: ResumeRule = {
  code: 'trailing-space',
  of: 'resume',
  level: 'warning',
  purpose: 'spaces at the ends of a file’s lines, which every diff shows',
  example: 'name: Ada␣␣',
  find: (variants) => {
    const sources = variants.flatMap(({ tailored }) => [
      tailored.root.at.source,
      ...tailored.layers.map(({ changes }) => changes.at.source),
    ]);
    // What other programs wrote is theirs, and what the command line sets is in no file.
    const files = [...new Set(sources)].filter(({ file, foreign }) => !foreign && !file.startsWith('--'));
    return files.flatMap(spacesIn);
  },
};

/** One for the whole file. */
function spacesIn(source: Source): Diagnostic[] {
  const fixes = [...source.text.matchAll(/[ \t]+(?=\r?$)/gm)].map(({ index, 0: was }): Fix => {
    return { start: index, end: index + was.length, was, text: '', isSafe: true };
  });
  const [first] = fixes;
  if (!first) return [];
  const at: Place = { source, start: first.start, end: first.end };
  return [{ ...report('trailing-space', at, '', { lines: fixes.length }), fixes }];
}

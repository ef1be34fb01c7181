import type { Place, Source } from '../core/source.ts';

/** Where a manifest names an output, or begins to. */
export function placeIn(source: Source, path = 'outputs'): Place {
  const written = JSON.stringify(path);
  const start = Math.max(0, source.text.indexOf(written));
  return { source, start, end: start + written.length };
}

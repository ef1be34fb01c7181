/** How many characters of `written` at `at` stand for nothing in the text, whose next one is `next`. */
type Skip = (written: string, at: number, next: string) => number;

/**
 * For each character of `text`, and for its end, where it stands in the longer form that it was written
 * in; undefined where the two do not go together. White space stands for white space, however much of it:
 * lines are folded and indented.
 */
function align(text: string, written: string, skip: Skip, start: number): number[] | undefined {
  const places: number[] = [];
  let at = start;
  while (places.length < text.length) {
    const next = text.charAt(places.length);
    const skipped = skip(written, at, next);
    if (skipped > 0) {
      at += skipped;
      continue;
    }
    const [blank = ''] = /^\s+/.exec(written.slice(at)) ?? [];
    if (blank && /\s/.test(next)) {
      const [read = ''] = /^\s+/.exec(text.slice(places.length)) ?? [];
      for (let index = 0; index < read.length; index += 1)
        places.push(at + Math.min(index, blank.length - 1));
      at += blank.length;
    } else {
      if (written.charAt(at) !== next) return undefined;
      places.push(at);
      at += 1;
    }
  }
  return [...places, at];
}

/** A text as it is read in the Markdown that it was written in. */
export function alignMarkdown(text: string, written: string): number[] | undefined {
  const start = /^\s*/.exec(written)?.[0].length ?? 0;
  return align(
    text,
    written,
    (source, at, next) => {
      const [target = ''] = /^\]\((?:[^()]|\([^()]*\))*\)/.exec(source.slice(at)) ?? [];
      if (target) return target.length;
      return source.charAt(at) !== next && /[*_`[\\]/.test(source.charAt(at)) ? 1 : 0;
    },
    start,
  );
}

/** A value in the YAML (or JSON) that it was written in: folds, indentation and doubled quotes fall away. */
export function alignYaml(value: string, source: string): number[] | undefined {
  const header = /^[|>][^\n]*\n\s*/.exec(source)?.[0].length ?? 0;
  const quote = header === 0 ? (/^["']/.exec(source)?.[0] ?? '') : '';
  const skip: Skip = (written, at, next) => {
    if (quote === "'" && written.startsWith("''", at)) return 1;
    if (quote !== '"' || written.charAt(at) !== '\\') return 0;
    const [newline = ''] = /^\\\r?\n\s*/.exec(written.slice(at)) ?? [];
    return newline.length || (next !== '\\' || written.charAt(at + 1) === '\\' ? 1 : 0);
  };
  // Of a doubled quote or backslash the second is the text's.
  return align(value, source, onceAt(skip), header + quote.length);
}

/** What was skipped once is not asked about again: of `''` one is skipped, the other read. */
function onceAt(skip: Skip): Skip {
  let skippedTo = -1;
  return (written, at, next) => {
    if (at === skippedTo) return 0;
    const skipped = skip(written, at, next);
    skippedTo = skipped > 0 ? at + skipped : -1;
    return skipped;
  };
}

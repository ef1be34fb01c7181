import { report, type Diagnostic } from '../diagnostic.ts';
import type { Place, Source } from './source.ts';

/** What the YAML parser says of a text that it cannot read. */
export interface YamlComplaint {
  readonly code: string;
  readonly message: string;
  readonly pos: readonly [start: number, end: number];
}

/** Of a kind: nobody reads further before the first are mended. */
export const MOST_TOLD = 100;

/** What the half-read document tells of an offset in its text; undefined where it does not know. */
export interface Landmarks {
  /** Where the quote begins that is still open here. */
  quote: (offset: number) => number | undefined;
  /** Where the first quote begins that runs on over what looks like keys and items. */
  tornQuote: () => number | undefined;
  /** Where the bracket begins that should have been closed here. */
  bracket: (offset: number, opener: string) => number | undefined;
  /** Where the key stands for the first time that stands here again. */
  twin: (offset: number) => number | undefined;
}

/**
 * Syntax errors in the words of people who write résumés. What follows from an earlier one is left
 * out: a second error on a line, whatever stands behind an open quote or bracket, every further tab.
 */
export function syntaxProblems(
  source: Source,
  errors: readonly YamlComplaint[],
  landmarks: Landmarks,
): Diagnostic[] {
  const problems: Diagnostic[] = [];
  let lineTold = -1;
  const tab = errors.find((error) => error.code === 'TAB_AS_INDENT');
  const torn = errors.length > 0 ? landmarks.tornQuote() : undefined;
  for (const error of inOrder(errors)) {
    if (torn !== undefined && error.pos[0] >= torn) {
      const quote = source.text[torn] ?? '';
      return [...problems, report('unclosed-quote', restOfLine(source, torn), '', { quote })];
    }
    if (error.pos[0] <= lineTold || (tab && tab !== error && tab.pos[0] < error.pos[0])) continue;
    lineTold = lineEnd(source.text, error.pos[0]);
    problems.push(problemOf(source, error, landmarks));
    if (closerMissing(error) || problems.length === MOST_TOLD) break;
  }
  return problems;
}

/** As they stand in the text; of two at one place first the one that tells more. */
function inOrder(errors: readonly YamlComplaint[]): YamlComplaint[] {
  const rank = ({ code }: YamlComplaint) => ['MULTILINE_IMPLICIT_KEY', 'BLOCK_IN_FLOW'].indexOf(code);
  return errors.toSorted((a, b) => a.pos[0] - b.pos[0] || rank(b) - rank(a));
}

function problemOf(source: Source, error: YamlComplaint, landmarks: Landmarks): Diagnostic {
  const { text } = source;
  const start = Math.min(error.pos[0], Math.max(0, text.trimEnd().length - 1));
  const at: Place = { source, start, end: Math.min(text.length, Math.max(error.pos[1], start + 1)) };
  const closer = closerMissing(error);
  if (closer === '"' || closer === "'") {
    const opening = landmarks.quote(start) ?? start;
    return report('unclosed-quote', restOfLine(source, opening), '', { quote: closer });
  }
  if (closer)
    return unclosedBracket(source, landmarks.bracket(error.pos[0], OPENERS[closer] ?? '') ?? start, closer);

  switch (error.code) {
    case 'DUPLICATE_KEY': {
      const [, written = ''] = /^("[^"\n]*"|'[^'\n]*'|[^\n:]*?)\s*:/.exec(text.slice(start)) ?? [];
      const key = written.replace(/^(["'])(.*)\1$/, '$2');
      const twin = landmarks.twin(start) ?? start;
      return report('duplicate-key', { ...at, end: start + written.length }, '', {
        key,
        line: lineNumber(text, twin),
      });
    }
    case 'MULTIPLE_DOCS': {
      const marker = text.startsWith('---', start) ? '---' : '...';
      return report('many-documents', restOfLine(source, start), '', { marker });
    }
    case 'TAB_AS_INDENT':
      return report('tab-indent', at, '', {});
    case 'BAD_DQ_ESCAPE':
      return report('bad-escape', { ...at, end: start + 2 }, '', { escape: text.slice(start, start + 2) });
    case 'TAG_RESOLVE_FAILED':
      return report('yaml-tag', at, '', { tag: textOf(at), value: textOf(restOfLine(source, start)) });
    case 'BAD_INDENT':
      return badIndent(source, start);
    case 'BLOCK_IN_FLOW':
      return report('missing-comma', firstLine(at), '', {});
    case 'BAD_SCALAR_START':
      return needsQuotes(source, scalarAt(text, start));
    case 'MULTILINE_IMPLICIT_KEY':
      return text[start] === '-' ? badIndent(source, start) : keyOverLines(source, error.pos);
    case 'BLOCK_AS_IMPLICIT_KEY':
      if (error.message.includes('block sequence')) return badIndent(source, start);
      return needsQuotes(source, valueOfLine(text, start) ?? scalarAt(text, start));
    case 'MISSING_CHAR':
      if (/without - indicator/.test(error.message)) return badIndent(source, start);
      if (/between flow/.test(error.message))
        return report('missing-comma', restOfLine(source, start), '', {});
      if (/followed by map values/.test(error.message)) return missingColon(source, start);
      break;
  }
  const bullet = /^\s*\* /.exec(text.slice(lineStart(text, start)));
  if (bullet) return report('star-bullet', { source, start, end: start + 1 }, '', {});
  const value = valueOfLine(text, start);
  if (value && needsQuoting(value.text, error)) return needsQuotes(source, value);
  if (/flow-(map|seq)-end/.test(error.message)) {
    return report('stray-bracket', { ...at, end: start + 1 }, '', { bracket: text[start] ?? '' });
  }
  if (/at node end/.test(error.message) && /["']\s*$/.test(text.slice(0, start))) {
    return report('after-quote', restOfLine(source, start), '', {});
  }
  const said = error.code === 'RESOURCE_EXHAUSTION' ? 'it is nested too deeply' : error.message;
  return report('yaml-syntax', firstLine(at), '', { said: said.split('\n')[0] ?? '' });
}

const OPENERS: Readonly<Record<string, string>> = { ']': '[', '}': '{' };

/** The quote or the bracket that YAML misses; it notices only where the file or the indentation ends. */
function closerMissing({ code, message }: YamlComplaint): string | undefined {
  if (code === 'MISSING_CHAR' && message.includes('quote')) return /(["'])quote/.exec(message)?.[1];
  return /end with a ([\]}])/.exec(message)?.[1];
}

/** `{ accent: #1a4d8f }` loses its bracket to a comment: the colour needs quotes, not the bracket. */
function unclosedBracket(source: Source, opening: number, closer: string): Diagnostic {
  const line = source.text.slice(opening, lineEnd(source.text, opening));
  const comment = /[\s,:[{](#[\p{L}\p{N}][^\s,\]}]*)/u.exec(line);
  if (comment?.[1]) {
    const start = opening + comment.index + comment[0].length - comment[1].length;
    return needsQuotes(source, { start, end: start + comment[1].length, text: comment[1] });
  }
  const at = { source, start: opening, end: opening + 1 };
  return report('unclosed-bracket', at, '', { bracket: source.text[opening] ?? '', closer });
}

function badIndent(source: Source, offset: number): Diagnostic {
  const blanks = /^\s*/.exec(source.text.slice(offset))?.[0].length ?? 0;
  return report('bad-indent', restOfLine(source, offset + blanks), '', {});
}

/** A key over several lines: its first line has lost a colon, or a text has a `: ` further down. */
function keyOverLines(source: Source, [start, end]: YamlComplaint['pos']): Diagnostic {
  const { text } = source;
  const lead = text.slice(lineStart(text, start), start).trim();
  const isWord = /^[\w$-]+(:\S.*)?$/.test(textOf(restOfLine(source, start)));
  if (lead === '' || (lead === '-' && isWord)) return missingColon(source, start);
  const indent = /^\s*/.exec(text.slice(lineStart(text, end)))?.[0].length ?? 0;
  return report('colon-in-text', restOfLine(source, lineStart(text, end) + indent), '', {
    line: lineNumber(text, start),
  });
}

/** `name:Ada`, `name Ada` or `name`: YAML wants a colon and a space. */
function missingColon(source: Source, start: number): Diagnostic {
  const at = restOfLine(source, start);
  const [, key = textOf(at), value = ''] = /^([\w$-]+)(?:[:：]\s*|\s+)(\S.*)$/.exec(textOf(at)) ?? [];
  return report('missing-colon', at, '', { instead: `${key}: ${value}`.trim() });
}

interface Value {
  start: number;
  end: number;
  text: string;
}

function needsQuotes(source: Source, { start, end, text }: Value): Diagnostic {
  return report('needs-quotes', { source, start, end }, '', { value: text });
}

/** The value on this line, behind its dash and its key; undefined where the line has neither. */
function valueOfLine(text: string, offset: number): Value | undefined {
  const start = lineStart(text, offset);
  const line = text.slice(start, lineEnd(text, offset)).trimEnd();
  const [, lead = '', value = ''] = /^(\s*(?:- +)*(?:[\w$-]+: +)?)(\S.*)$/.exec(line) ?? [];
  // `*: {…}` in a variant means every entry: the key is what needs the quotes.
  const [star] = /^\*(?=:(\s|$))/.exec(value) ?? [];
  if (star) return { start: start + lead.length, end: start + lead.length + 1, text: star };
  return lead.trim() === ''
    ? undefined
    : { start: start + lead.length, end: start + line.length, text: value };
}

/** A text inside brackets ends at the next comma or bracket, any other with its line. */
function scalarAt(text: string, offset: number): Value {
  const value = valueOfLine(text, offset) ?? { start: offset, end: lineEnd(text, offset), text: '' };
  const whole = text.slice(offset, value.end).trimEnd();
  const inBrackets = value.start < offset && /^[[{]/.test(value.text);
  const shown = inBrackets ? (/^[^,\]}]*/.exec(whole)?.[0].trimEnd() ?? whole) : whole;
  return { start: offset, end: offset + shown.length, text: shown };
}

/**
 * Whether YAML reads as its own what begins or goes on so: `**bold**` is an alias, `@` and a backtick
 * are reserved, `[text](link)` is a list with something behind it, `: ` begins a second map.
 */
function needsQuoting(value: string, error: YamlComplaint): boolean {
  if (/^[[{]/.test(value)) return /at node end/.test(error.message);
  return /^([*&!@`%|>"'?,\]}]|- )/.test(value) || /: /.test(value);
}

function restOfLine(source: Source, start: number): Place {
  const rest = source.text.slice(start, lineEnd(source.text, start)).trimEnd();
  return { source, start, end: start + rest.length };
}

function textOf({ source, start, end }: Place): string {
  return source.text.slice(start, end);
}

function firstLine(at: Place): Place {
  return { ...at, end: Math.min(at.end, Math.max(at.start + 1, lineEnd(at.source.text, at.start))) };
}

function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end;
}

function lineNumber(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

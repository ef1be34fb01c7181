import type { Place, Source } from './source.ts';
import { Lexer } from './yaml.ts';

/** Deeper than this the parser takes seconds, then the whole stack. */
export const MOST_LEVELS = 200;

/** Where brackets, dashes and indentation go too deep: those that are YAML's, not those in a text. */
export function tooDeep(source: Source): Place | undefined {
  if (!mayBeDeep(source.text)) return undefined;
  const columns: number[] = [];
  let [brackets, start, lineStart] = [0, 0, 0];
  let [isText, begins] = [false, true];
  for (const token of new Lexer().lex(source.text)) {
    if (MARKS.has(token) && !isText) {
      isText = token === TEXT_FOLLOWS;
      if (token === FLOW_BREAKS_OFF) brackets = 0;
      continue;
    }
    const sign = isText ? 'text' : token;
    isText = false;
    if (!/^[\s#]/.test(sign)) {
      // In brackets, too: a line there may begin with dashes, which the parser puts into each other.
      if (begins) {
        while ((columns.at(-1) ?? -1) >= start - lineStart) columns.pop();
        columns.push(start - lineStart);
      }
      begins = sign === '-' || sign === '?';
      if (sign === '[' || sign === '{') brackets += 1;
      if (sign === ']' || sign === '}') brackets = Math.max(0, brackets - 1);
    }
    if (columns.length + brackets > MOST_LEVELS) return { source, start, end: start + 1 };
    // A text over several lines may end with one of them.
    if (token.endsWith('\n')) begins = true;
    if (token.includes('\n')) lineStart = start + token.lastIndexOf('\n') + 1;
    start += token.length;
  }
  return undefined;
}

/** To know which signs are YAML's takes a fourth of the time of parsing; few texts have that many. */
function mayBeDeep(text: string): boolean {
  return (text.match(/[[{]|[-?][ \t]/g)?.length ?? 0) > MOST_LEVELS || / {200}/.test(text);
}

/** Tokens that stand for nothing in the text: here a document begins, a text follows, brackets break off. */
const TEXT_FOLLOWS = '\u001F';
const FLOW_BREAKS_OFF = '\u0018';
const MARKS = new Set(['\u0002', FLOW_BREAKS_OFF, TEXT_FOLLOWS]);

import { endOfString } from './syntax.ts';

/**
 * Marks what a page draws outside its structure as an artifact, which assistive technology passes over:
 * margin boxes, rules and backgrounds of what has no element of its own, the blanks between inline boxes.
 * Chromium leaves them bare, and PDF/UA-1 (7.1) wants all content to be one or the other.
 *
 * @param content a content stream, inflated, as bytes
 * @returns the same with `/Artifact BMC … EMC` where it was missing, and the names of what is drawn outside
 */
export function markArtifacts(
  content: string,
  isForm: (name: string) => boolean,
): { content: string; forms: string[] } {
  const bare: Span[] = [];
  const forms: string[] = [];
  /** For each sequence that is open: whether it belongs to the structure, or is an artifact already. */
  const sequences: boolean[] = [];
  let path: number | undefined;
  let text: { start: number; shown: Span[]; isMarked: boolean } | undefined;
  for (const { operator, before, at, to } of operatorsIn(content)) {
    const operands = () => content.slice(before, at).trim();
    const from = () => before + content.slice(before, to).search(/\S/);
    if (operator === 'BDC' || operator === 'BMC') {
      const isMarked = marks(operator, operands());
      sequences.push(isMarked);
      if (text && isMarked) text.isMarked = true;
    } else if (operator === 'EMC') sequences.pop();
    else if (operator === 'BT') text = { start: at, shown: [], isMarked: sequences.includes(true) };
    else if (operator === 'ET') {
      // As a whole where nothing in it is marked: a sequence either holds a text object, or stands within one.
      if (text?.isMarked) bare.push(...text.shown);
      else if (text && text.shown.length > 0) bare.push({ from: text.start, to });
      text = undefined;
    } else if (sequences.includes(true)) continue;
    else if (SHOWS_TEXT.has(operator)) text?.shown.push({ from: from(), to });
    else if (BEGINS_PATH.has(operator)) path ??= from();
    else if (operator === 'n') path = undefined;
    else if (PAINTS_PATH.has(operator)) {
      bare.push({ from: path ?? at, to });
      path = undefined;
    } else if (operator === 'Do' && isForm(operands().slice(1))) forms.push(operands().slice(1));
    else if (PAINTS.has(operator)) bare.push({ from: from(), to });
  }
  let marked = '';
  let done = 0;
  for (const { from, to } of bare) {
    marked += `${content.slice(done, from)}/Artifact BMC\n${content.slice(from, to)}\nEMC`;
    done = to;
  }
  return { content: marked + content.slice(done), forms };
}

/** From an operator's first operand to the end of the operator, or of a later one. */
interface Span {
  from: number;
  to: number;
}

const SHOWS_TEXT = new Set(['Tj', 'TJ', "'", '"']);
const BEGINS_PATH = new Set(['m', 're']);
const PAINTS_PATH = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's']);
/** `BI` stands for an inline picture to its end. */
const PAINTS = new Set(['sh', 'Do', 'BI']);

/** Of the structure, by its number there, or an artifact; of what is named elsewhere we know no better. */
function marks(operator: string, operands: string): boolean {
  if (/^\/Artifact\b/.test(operands)) return true;
  return operator === 'BDC' && (operands.includes('/MCID') || !operands.includes('<<'));
}

interface Operator {
  operator: string;
  /** Where its operands begin, blanks before them included; where it stands itself; where it ends. */
  before: number;
  at: number;
  to: number;
}

/** Comments, strings and names are passed over, and what is left of letters are the operators. */
const SIGNIFICANT = /%[^\r\n]*|\(|<[\dA-Fa-f\s]*>|\/[^\0\t\n\f\r ()<>[\]{}/%]*|[A-Za-z'"][A-Za-z\d*'"]*/g;
const KEYWORDS = new Set(['true', 'false', 'null']);

function* operatorsIn(content: string): Generator<Operator> {
  SIGNIFICANT.lastIndex = 0;
  let before = 0;
  for (let found = SIGNIFICANT.exec(content); found; found = SIGNIFICANT.exec(content)) {
    const [token] = found;
    if (token === '(') SIGNIFICANT.lastIndex = endOfString(content, found.index);
    if (!/^[A-Za-z'"]/.test(token) || KEYWORDS.has(token)) continue;
    const to = token === 'BI' ? endOfPicture(content, found.index) : found.index + token.length;
    yield { operator: token, before, at: found.index, to };
    before = token === 'BDC' && content.slice(before, to).includes('/MCID') ? endOfContent(content, to) : to;
    SIGNIFICANT.lastIndex = before;
  }
}

/** Nearly all of a page stands in sequences of the structure that hold only signs: they are passed over at once. */
function endOfContent(content: string, start: number): number {
  const end = content.indexOf('\nEMC', start);
  return end === -1 || /[(%]|B[MDI]/.test(content.slice(start, end)) ? start : end;
}

/** An inline picture's bytes may hold anything; its end is an `EI` that text follows, or nothing. */
function endOfPicture(content: string, start: number): number {
  const data = /\sID\s/g;
  data.lastIndex = start;
  data.exec(content);
  const end = /\sEI(?=\s[\t\n\r\x20-\x7e]{0,32}|$)/g;
  end.lastIndex = data.lastIndex;
  for (let found = end.exec(content); found; found = end.exec(content)) {
    const after = content.slice(end.lastIndex, end.lastIndex + 32);
    if (/^[\t\n\r\x20-\x7e]*$/.test(after)) return end.lastIndex;
  }
  throw new Error('an inline picture in the PDF does not end');
}

import { textOf, type Inline } from './inline.ts';
import { commonMarkText } from './markdown.ts';

/** One step of a line: a text, code, or what begins and ends emphasis or a link. */
type Step =
  | { kind: 'text' | 'code' | 'bracket'; text: string }
  | { kind: 'open' | 'close'; text: string; pair: { isDropped: boolean } };

/**
 * A line as CommonMark that reads as the same anywhere, on GitHub too: prose has its own marks, and whatever is text
 * stays text. It may begin a paragraph, a bullet or a heading.
 */
export function toMarkdown(inlines: readonly Inline[]): string {
  return escapeStart(withinLine(inlines));
}

/** The same for a table's cell. */
export function toCell(inlines: readonly Inline[]): string {
  return withinLine(inlines).replaceAll('|', '\\|');
}

/** The same for a heading, where a number sign at the end would be the end of the heading's own. */
export function toHeading(inlines: readonly Inline[]): string {
  return withinLine(inlines).replace(/(?<=^| )(?=#+$)/, '\\');
}

/** Where marks in a row read otherwise elsewhere, none is better than those that show. */
function withinLine(inlines: readonly Inline[]): string {
  const steps = flanked(inlines.flatMap(stepsOf));
  const line = steps.map(written).join('');
  const isSame = !steps.some((step) => 'pair' in step) || commonMarkText(line) === textOf(inlines);
  return isSame
    ? line
    : steps
        .filter((step) => !('pair' in step))
        .map(written)
        .join('');
}

function written(step: Step): string {
  if (step.kind === 'text') return escapeText(step.text);
  if (step.kind === 'code') return codeSpan(step.text);
  return 'pair' in step && step.pair.isDropped ? '' : step.text;
}

function stepsOf(inline: Inline): Step[] {
  if ('text' in inline) return [{ ...inline }];
  const children = inline.children.flatMap(stepsOf);
  if (inline.kind === 'link') {
    const end = `](${destination(inline.href)})`;
    return [{ kind: 'bracket', text: '[' }, ...children, { kind: 'bracket', text: end }];
  }
  const pair = { isDropped: false };
  return [{ kind: 'open', text: inline.mark, pair }, ...children, { kind: 'close', text: inline.mark, pair }];
}

const PUNCTUATION = /[\p{P}\p{S}]/u;

/**
 * Our prose reads `年間**「強調」**です` as emphasis, CommonMark does not: a mark has punctuation on its inner side
 * only where there is none, or a blank, on its outer side. Such punctuation goes outside, as `「**強調**」`; where
 * nothing else is emphasized, nothing is.
 */
function flanked(steps: Step[]): Step[] {
  const runs = runsOf(steps);
  runs.forEach((run, index) => {
    for (const step of run) flank(step, runs[index - 1]?.at(-1), runs[index + 1]?.[0]);
  });
  return steps;
}

/** Steps of one kind in a row. */
function runsOf(steps: readonly Step[]): Step[][] {
  const runs: Step[][] = [];
  for (const step of steps) {
    const last = runs.at(-1);
    if (last?.[0]?.kind === step.kind) last.push(step);
    else runs.push([step]);
  }
  return runs;
}

function flank(step: Step, before: Step | undefined, after: Step | undefined): void {
  if (step.kind !== 'open' && step.kind !== 'close') return;
  const isOpen = step.kind === 'open';
  const [outer, inner] = isOpen ? [before, after] : [after, before];
  const edge = outer?.kind === 'text' ? (isOpen ? outer.text.at(-1) : outer.text[0]) : undefined;
  if (outer === undefined || edge === undefined || edge === ' ' || PUNCTUATION.test(edge)) return;
  if (inner?.kind !== 'text') {
    step.pair.isDropped = true;
    return;
  }
  const [moved = ''] =
    (isOpen ? /^[\p{P}\p{S} ]+/u : /(?<![\p{P}\p{S} ])[\p{P}\p{S} ]+$/u).exec(inner.text) ?? [];
  if (moved === inner.text) step.pair.isDropped = true;
  else if (isOpen) [outer.text, inner.text] = [outer.text + moved, inner.text.slice(moved.length)];
  else [outer.text, inner.text] = [moved + outer.text, inner.text.slice(0, inner.text.length - moved.length)];
}

/**
 * A backslash where a character may mean something: to CommonMark, to GitHub's strikethrough, or to its formulas, which
 * an amount of dollars does not end. Underscores within words mean nothing.
 */
function escapeText(text: string): string {
  return text
    .replaceAll(/[*`[\]]|\\(?=[!-/:-@[-`{-~]|$)|<(?=[a-z/!?])|&(?=#?\w+;)|(?<! )~|!$|\$(?!\d)/gi, '\\$&')
    .replaceAll(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_');
}

/** What begins a list, a quotation, a heading or a rule at the start of a line. */
function escapeStart(line: string): string {
  return line
    .replace(/^(?=[-+](?: |$)|>|#{1,6}(?: |$)|(?:- *)+$)/, '\\')
    .replace(/^(\d{1,9})(?=[.)](?: |$))/, '$1\\');
}

function codeSpan(text: string): string {
  const longest = (text.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 0);
  const fence = '`'.repeat(longest + 1);
  const isBare = /^`|`$|^ .* $/.test(text);
  return isBare ? `${fence} ${text} ${fence}` : `${fence}${text}${fence}`;
}

/** An address without a character that would end it. */
function destination(href: string): string {
  return href.replaceAll(/[\s()<>\\]/g, percent).replaceAll(/&(?=#?\w+;)/g, '\\&');
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}

import { figuresIn, type Figure } from '../core/figures.ts';
import type { Prose } from '../core/prose.ts';
import { report } from '../diagnostic.ts';
import type { VariantRule } from './rule.ts';
import { isRunning } from './sentences.ts';

export const impossibleFigure: VariantRule = {
  code: 'impossible-figure',
  of: 'variant',
  level: 'warning',
  purpose: 'figures that cannot be: a load cut by 500%, an availability of 110%',
  example: 'Cut the load by 500%',
  find: ({ prose, language }) =>
    language === 'en' ? prose.filter(isRunning).flatMap((one) => impossibleIn(one)) : [],
};

function impossibleIn({ text, path, placeOf }: Prose) {
  const figures = figuresIn(text);
  return figures.flatMap((figure, index) => {
    const why =
      tooMuchLess(text, figure) ?? overAll(text, figure) ?? wrongWay(text, figure, figures[index - 1]);
    const negative = why ?? negativeCount(text, figure) ?? moreThanAll(text, figure, figures[index + 1]);
    if (negative === undefined) return [];
    const written = text.slice(figure.start, figure.end);
    return [report('impossible-figure', placeOf(figure.start, figure.end), path, { written, why: negative })];
  });
}

const LESS =
  'cut|cuts|cutting|reduc(?:e|ed|es|ing)|decreas(?:e|ed|es|ing)|lower(?:ed|s|ing)?|shrank|shr(?:i|u)nk(?:ing)?|slash(?:ed|es|ing)?|trimm(?:ed|ing)|drop(?:ped|ping)?|halv(?:ed|ing)|dimini\\w+|minimi[sz]\\w+|curtail\\w*|declin(?:e|ed|es|ing)';
const MORE =
  'rais(?:e|ed|es|ing)|increas(?:e|ed|es|ing)|gr(?:o|e)w(?:s|ing)?|boost(?:ed|s|ing)?|lift(?:ed|s|ing)?|doubl(?:ed|ing)|tripl(?:ed|ing)|expand(?:ed|ing)?|gain(?:ed|ing)?|improv(?:ed|es|ing)|accelerat(?:ed|ing)|sped|speed(?:ing)?|scal(?:ed|ing)|sav(?:ed|es|ing)|exceed\\w*|surpass\\w*|outperform\\w*|return\\w*|rose|up';
const DIRECTION = new RegExp(`\\b(?:(?<less>${LESS})|(?<more>${MORE}))\\b`, 'gi');

/** Which way the nearest verb before the figure points. */
function directionBefore(text: string, at: number): { word: string; isLess: boolean } | undefined {
  const found = [...text.slice(0, at).matchAll(DIRECTION)].at(-1);
  return found && { word: found[0], isLess: found.groups?.less !== undefined };
}

/** Nothing can lose more than all of itself. */
function tooMuchLess(text: string, { start, end, kind, low, role }: Figure): string | undefined {
  if (kind !== 'percent' || low <= 100) return undefined;
  const [after = ''] =
    /^\s(?:less|fewer|lower|smaller|reduction|decrease|drop|decline|cut|cheaper|savings?)\b/i.exec(
      text.slice(end),
    ) ?? [];
  const [before = ''] =
    /\b(?:reduction|decrease|drop|decline|cut) (?:of|by) $/i.exec(text.slice(0, start)) ?? [];
  const isCut = role === 'by' && directionBefore(text, start)?.isLess === true;
  return after || before || isCut ? 'nothing can lose more than 100% of itself' : undefined;
}

const ALL =
  '(?:availability|uptime|accuracy|precision|recall|(?:test |code |branch )?coverage|(?:hit|success|pass|open|click-through|conversion|completion|acceptance|delivery|churn|error|failure|bounce|retention) rates?|occupancy|attendance)';
const BEHIND = new RegExp(`^\\s(?:\\p{L}+\\s){0,2}${ALL}\\b`, 'iu');
const BEFORE = new RegExp(`\\b${ALL}(?:\\s\\p{L}+){0,4}\\s(?:of|at|to|above|over|reached|was)\\s$`, 'iu');
const WHOLE =
  /^\s(?:of (?:all |the |our )?)(?:users?|customers?|clients|teams?|engineers|employees|requests|services|tests|pages|orders|tickets|incidents|bugs|patients|students|devices|hosts|servers)\b/i;

/** Of some things there is no more than all. */
function overAll(text: string, { start, end, kind, high, role }: Figure): string | undefined {
  if (kind !== 'percent' || high <= 100 || role === 'by') return undefined;
  const [before, after] = [text.slice(0, start), text.slice(end)];
  if (/^\s(?:more|higher|better|growth|increase|of (?:quota|target|plan|goal|budget))/i.test(after))
    return undefined;
  if (/\bnet (?:\w+ )?retention/i.test(text)) return undefined;
  if (BEHIND.test(after) || BEFORE.test(before)) return 'this cannot be more than 100%';
  return WHOLE.test(after) ? 'there are no more than 100% of them' : undefined;
}

/** `reduced from 120 ms to 480 ms`, `increased from 88% to 61%`. */
function wrongWay(text: string, figure: Figure, from: Figure | undefined): string | undefined {
  if (figure.role !== 'to' || from?.role !== 'from' || from.kind !== figure.kind) return undefined;
  if (from.noun !== figure.noun || from.low === figure.low) return undefined;
  const direction = directionBefore(text, from.start);
  // What improves may go either way: latency goes down.
  if (!direction || /^(?:improv|accelerat|sped|speed|sav|exceed|up$|return|scal)/i.test(direction.word))
    return undefined;
  if (text.slice(from.start - 60, from.start).includes(';')) return undefined;
  if (direction.isLess === figure.low > from.low) {
    return direction.isLess ? 'what is cut does not rise' : 'what is raised does not fall';
  }
  return undefined;
}

/** `−4 engineers`; a temperature or a level may be below nothing. */
function negativeCount(text: string, { start, kind, noun }: Figure): string | undefined {
  const isNegative = /(?:^|\s)[-−–]$/.test(text.slice(0, start));
  return isNegative && kind === 'count' && noun !== '' ? 'nobody can count below nothing' : undefined;
}

/** `14 of 12 findings`. */
function moreThanAll(text: string, figure: Figure, next: Figure | undefined): string | undefined {
  if (!next || figure.kind !== 'count' || next.kind !== 'count' || figure.low <= next.high) return undefined;
  const isPart = /^\S+\s(?:out )?of (?:the |our )?$/.test(text.slice(figure.start, next.start));
  return isPart ? 'a part is no more than the whole' : undefined;
}

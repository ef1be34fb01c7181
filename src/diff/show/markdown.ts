import { count, tell } from '../count.ts';
import type { Difference } from '../difference.ts';
import { NO_COUNTS } from '../difference.ts';
import type { Render } from './renderer.ts';
import { blocksOf, isShown, type Block, type Row } from './rows.ts';
import { differs, moveOf, runsOf, splitSpace, type Run } from './words.ts';

/** GitHub refuses comments of more than 65,536 characters. */
const LONGEST = 60_000;

/** For a comment on a pull request: the sum, and what is behind it folded away, a section each. */
export const markdown: Render = (difference) => {
  const { a, b, counts, pages, comparedBy, same } = difference;
  const title = `**${literal(a.name)} → ${literal(b.name)}**`;
  if (same) return `${title}: nothing differs\n`;
  const paged = pages && pages.a !== pages.b ? [`${pages.a} → ${pages.b} pages`] : [];
  const about = [tell(counts), ...paged, ...(comparedBy === 'text' ? ['compared by text only'] : [])];
  const blocks = blocksOf(difference).filter(({ part }) => differs(part));
  return fitted([`${title}: ${about.join(' · ')}\n`, ...figures(difference), ...blocks.map(folded)]);
};

/** As many sections as a comment holds. */
function fitted(pieces: readonly string[]): string {
  let text = '';
  for (const [index, piece] of pieces.entries()) {
    if (text.length + piece.length > LONGEST) {
      const rest = pieces.length - index;
      return `${text}\n…and ${rest === 1 ? 'one more section' : `${rest} more sections`}, too long for a comment\n`;
    }
    text += `${index === 0 ? '' : '\n'}${piece}`;
  }
  return text;
}

/** Changed figures are what a reviewer must not miss: they are not folded away. */
function figures(difference: Difference): string[] {
  const changed = blocksOf(difference)
    .flatMap(({ rows }) => rows.flatMap(({ words }) => words))
    .filter(({ kind, a, b }) => kind === 'figure' && a !== '' && b !== '');
  if (changed.length === 0) return [];
  const said = changed.map(({ a, b }) => `${literal(a.trim())} → **${literal(b.trim())}**`);
  return [`Figures: ${said.join(', ')}\n`];
}

function folded({ part, rows }: Block): string {
  const isWhole = part.change === 'added' || part.change === 'removed';
  const counts = isWhole ? { ...NO_COUNTS, [part.change]: 1 } : count([part]);
  const said = isWhole ? [part.change, ...moveOf(part)].join(', ') : tell(counts);
  const lines = rows.filter(isShown).map(lineOf);
  return `<details><summary>${literal(part.name)}: ${said}</summary>\n\n${lines.join('\n')}\n\n</details>\n`;
}

function lineOf(row: Row): string {
  const indent = '  '.repeat(row.depth - 1);
  const sign = row.sign ? `\`${row.sign}\` ` : '';
  const label = row.label ? `*${literal(row.label)}* ` : '';
  const notes = row.notes.map((note) => ` <sub>${literal(note)}</sub>`).join('');
  const text = row.isHeading ? `**${literal(row.part.name)}**` : wordsOf(row);
  return `${indent}- ${sign}${label}${text}${notes}`;
}

function wordsOf({ part, words }: Row): string {
  if (part.change === 'added') return literal(words.map((token) => token.b).join(''));
  if (part.change === 'removed') return literal(words.map((token) => token.a).join(''));
  return runsOf(words).map(runOf).join('');
}

function runOf({ kind, tokens }: Run): string {
  const side = (name: 'a' | 'b') => splitSpace(tokens.map((token) => token[name]).join(''));
  const [[old, spaceA], [next, spaceB]] = [side('a'), side('b')];
  if (kind === 'same') return literal(next) + spaceB;
  const went = old && `<del>${literal(old)}</del>${next ? ' ' : spaceA}`;
  const came = next && `<ins>${literal(next)}</ins>${spaceB}`;
  return went + (kind === 'figure' ? `**${came.trimEnd()}**${spaceB}` : came);
}

/**
 * A text that is shown as it stands: no markup, no entity, no link, and nobody is called by an `@name` in it
 * or an issue by `#1`: an empty comment keeps the sign from the word.
 */
export function literal(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/[\\`*_{}[\]()~|!]/g, '\\$&')
    .replace(/[@#]|\/(?=\/)|www(?=\.)/gi, '$&<!-- -->');
}

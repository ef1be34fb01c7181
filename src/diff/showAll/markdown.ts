import { groupChanges, tellChanges, tellPages, type VariantChange } from '../changes.ts';
import { literal, markdown as one } from '../show/markdown.ts';
import type { RenderAll } from './renderer.ts';

/** GitHub refuses comments of more than 65,536 characters. */
const LONGEST = 60_000;

/** For a comment on a pull request: the sum, then each change once, with the variants that it changes. */
export const markdown: RenderAll = ({ since, variants }, sheet) => {
  const sum = tellChanges(variants);
  const title = `### Résumés since ${literal(since.revision)}\n\n${sum}\n`;
  const listed = (change: VariantChange['change'], label: string): string[] => {
    const names = variants.filter((variant) => variant.change === change).map(({ name }) => literal(name));
    return names.length > 0 ? [`${label}: ${names.join(', ')}\n`] : [];
  };
  const groups = groupChanges(variants).map(({ names, difference }) => {
    const [first = '', ...others] = names;
    const also = others.length > 0 ? `\nThe same in ${others.map(literal).join(', ')}.\n` : '';
    const [head = '', ...rest] = one(difference, sheet).split('\n');
    return `${head.replace(/^\*\*.*?\*\*/, `**${literal(first)}**`)}\n${also}${rest.join('\n')}`;
  });
  return fitted([
    title,
    ...listed('new', 'New'),
    ...listed('gone', 'Gone'),
    ...listed('relaid', 'The same text, printed otherwise'),
    ...listed('unreadable', 'With errors'),
    ...pageCounts(variants),
    ...groups,
  ]);
};

/** Of what is not the same, where it was printed. */
function pageCounts(variants: readonly VariantChange[]): string[] {
  const printed = variants.filter(({ change, pages }) => change !== 'same' && pages);
  if (printed.length === 0) return [];
  const rows = printed.map((one) => {
    const pages = tellPages(one);
    return `| ${literal(one.name)} | ${pages.includes('→') ? `**${pages}**` : pages} |`;
  });
  return [`| Variant | Pages |\n| --- | --- |\n${rows.join('\n')}\n`];
}

/** As many variants as a comment holds. */
function fitted(pieces: readonly string[]): string {
  let text = '';
  for (const [index, piece] of pieces.entries()) {
    if (text.length + piece.length > LONGEST)
      return `${text}\n…and ${pieces.length - index} more, too long for a comment\n`;
    text += `${index === 0 ? '' : '\n'}${piece}`;
  }
  return text;
}

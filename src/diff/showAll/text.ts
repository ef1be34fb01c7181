import { visible } from '../../core/visible.ts';
import { groupChanges } from '../changes.ts';
import { text as one } from '../show/text.ts';
import { stat } from './stat.ts';
import type { RenderAll } from './renderer.ts';

/** The summary, then each change once, with the names of all variants that it changes. */
export const text: RenderAll = (changes, sheet) => {
  const { ink, width } = sheet;
  const rule = ink.faint('─'.repeat(Math.min(width, LONGEST_RULE)));
  const details = groupChanges(changes.variants).map(({ names, difference }) => {
    const others = names.slice(1).map(visible);
    const also = sheet
      .wrap(`The same changes in ${others.join(', ')}`, width)
      .map((line) => `${ink.strong(line)}\n`);
    return `\n${rule}\n${one(difference, sheet)}${others.length > 0 ? `\n${also.join('')}` : ''}`;
  });
  return [stat(changes, sheet), ...details].join('');
};

const LONGEST_RULE = 60;

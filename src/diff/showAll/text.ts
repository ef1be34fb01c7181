import { visible } from '../../core/textWidth.ts';
import { groupChanges } from '../changes.ts';
import { text as one } from '../show/text.ts';
import { stat } from './stat.ts';
import type { RenderAll } from './renderer.ts';

/** The summary, then each change once, under the names of all variants that it changes. */
export const text: RenderAll = (changes, sheet) => {
  const { ink } = sheet;
  const details = groupChanges(changes.variants).map(({ names, difference }) => {
    const [first, ...others] = names.map(visible);
    const also = others.length > 0 ? `${ink.faint(`the same in ${others.join(', ')}`)}\n` : '';
    return `\n${ink.strong(`── ${first ?? ''}`)}\n${also}${one(difference, sheet)}`;
  });
  return [stat(changes, sheet), ...details].join('');
};

import { visible } from '../../core/visible.ts';
import { count, tell } from '../count.ts';
import type { Counts, Part } from '../difference.ts';
import type { Render, Sheet } from './renderer.ts';
import { differs } from './words.ts';

/** As git has it: a line a section, with how much changed, and the sum. */
export const stat: Render = (difference, sheet) => {
  if (difference.same) return '';
  const parts = difference.parts.filter(differs);
  const names = parts.map((part) => visible(part.name));
  const widest = Math.max(...names.map(sheet.measure));
  const counted = parts.map(countOf);
  const digits = Math.max(...counted.map((one) => String(sumOf(one)).length));
  const room = Math.max(10, Math.min(sheet.width, 100) - widest - digits - 5);
  const most = Math.max(...counted.map(sumOf));
  const lines = counted.map((one, index) => {
    const name = names[index] ?? '';
    const padded = name + ' '.repeat(widest - sheet.measure(name));
    return ` ${padded} | ${String(sumOf(one)).padStart(digits)} ${bars(one, Math.min(1, room / most), sheet)}`;
  });
  const sections = parts.length === 1 ? '1 part differs' : `${parts.length} parts differ`;
  return `${[...lines, ` ${sections}: ${tell(difference.counts)}`].join('\n')}\n`;
};

/** What changed in a section, its own coming, going and moving included. */
function countOf(part: Part): Counts {
  return count([part]);
}

export function sumOf({ added, removed, reworded, moved, dates, settings, restyled }: Counts): number {
  return added + removed + reworded + moved + dates + settings + restyled;
}

export function bars(counts: Counts, scale: number, { ink }: Sheet): string {
  const { added, removed, moved, reworded, dates, settings, restyled } = counts;
  const bar = (sign: string, number: number) =>
    sign.repeat(number === 0 ? 0 : Math.max(1, Math.round(number * scale)));
  const other = reworded + dates + settings + restyled;
  return (
    paintIf(bar('+', added), ink.added) +
    paintIf(bar('-', removed), ink.removed) +
    bar('~', other) +
    paintIf(bar('→', moved), ink.moved)
  );
}

function paintIf(text: string, paint: (text: string) => string): string {
  return text && paint(text);
}

import { visible } from '../core/visible.ts';
import type { Terminal } from './terminal.ts';

const COLOR = /(\u001B\[[\d;]*m)/;

/** Talk that may tell names of files and texts from them: of control characters only colours get through, where there are any. */
export function legible(text: string, { level }: Terminal['colors']): string {
  if (level === 0) return visible(text);
  return text
    .split(COLOR)
    .map((piece, index) => (index % 2 ? piece : visible(piece)))
    .join('');
}

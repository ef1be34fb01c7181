import type { ChalkInstance } from 'chalk';
import { visible } from '../core/visible.ts';

/** Stands for ESC in what we paint, until it is shown: no name and no text can hold it, for nobody can guess it. */
const OURS = `\uE000${Math.random().toString(36).slice(2)}\uE000`;

/** Talk that may tell names of files and texts from them: of control characters only our own colours get through. */
export function legible(text: string): string {
  return visible(text).replaceAll(OURS, '\u001B');
}

/** Painters whose colours `legible` knows from those that stood in a text. */
export function ownColors<T extends ChalkInstance>(colors: T): T {
  if (colors.level === 0) return colors;
  // Not over the painter itself: it keeps its own shades as what may not be told otherwise.
  return new Proxy((() => undefined) as unknown as T, {
    get: (_, name) => {
      const value: unknown = Reflect.get(colors, name);
      return typeof value === 'function' ? ownColors(value as T) : value;
    },
    apply: (_, self, texts: string[]) => {
      const painted: unknown = Reflect.apply(colors, self, texts.map(legible));
      return String(painted).replaceAll('\u001B', OURS);
    },
  });
}

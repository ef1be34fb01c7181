import type { Changes } from '../changes.ts';
import type { Sheet } from '../show/renderer.ts';

/** One way to show what became of all variants. What is empty need not be shown: nothing differs. */
export type RenderAll = (changes: Changes, sheet: Sheet) => string;

import { availableParallelism } from 'node:os';

/** How many tabs of a browser print at once: each keeps a core busy, and Node a part of one, which four do fully. */
export const TABS = Math.min(4, Math.max(2, availableParallelism()));

/** How many variants are under way for each browser: some are rendered, read or written, so that no tab waits for one. */
export const VARIANTS_AT_ONCE = TABS + 4;

import type { Entry } from './manifest.ts';

/** Why a fresh output differs from the recorded one. */
export type Cause = 'text' | 'layout' | 'date' | 'engine' | 'nothing known';

/** What moved between two builds of one output: what it says, how it is laid out, its date, or what printed it. */
export function whatMoved(recorded: Entry, fresh: Entry): Cause[] {
  if (recorded.sha256 === fresh.sha256) return [];
  const causes: Cause[] = [];
  const [before, now] = [recorded.inputs, fresh.inputs];
  const sameText = before.text === now.text;
  if (!sameText) causes.push('text');
  // The page holds the fonts, which neither the text nor the template tells.
  if (before.layout !== now.layout || (sameText && before.page !== now.page)) causes.push('layout');
  if (before.date !== now.date) causes.push('date');
  if (recorded.program !== fresh.program || recorded.browser !== fresh.browser) causes.push('engine');
  return causes.length > 0 ? causes : ['nothing known'];
}

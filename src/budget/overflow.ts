import { chooseDrops, fewAlike, mostFreed, type Choice, type Freed } from '../core/chooseDrops.ts';
import { NO_CHANGE, type Moved } from '../core/fitting.ts';
import { withoutFonts, type Html } from '../core/html.ts';
import { droppable, leaveOut, type Droppable } from '../core/leaveOut.ts';
import type { Trial } from '../core/sheet.ts';
import type { Overflow } from '../diagnostic.ts';
import type { CommandBrowser } from '../io/browserFor.ts';
import { findFit } from './fitPage.ts';
import type { Draft } from './holdBudget.ts';
import { endless, linesOver, movedIn, trialOf, wholeLines, type LaidOut } from './layOut.ts';

/** What is too much for `max` pages, and how little would do: by `fit`, or by leaving something out. */
export async function overflow(
  draft: Draft,
  browser: CommandBrowser,
  laidOut: LaidOut | undefined,
  pages: number,
  max: number,
): Promise<Overflow> {
  const about = { variant: draft.name, pages, max, moved: '', wouldFit: '' };
  if (!laidOut) return { ...about, lines: undefined, drops: [], instead: undefined, left: 0 };
  const { page } = draft.tailored.settings;
  const isAsked = page.fit === true && page.max === max;
  const { steps, nearest } = await findFit(draft, browser, laidOut, max);
  if (isAsked && !steps && nearest) {
    // Fit was asked for and does not suffice: the rest has to go from what it leaves.
    const trial = trialOf(draft, laidOut.sheet, nearest.steps);
    const moved = inWords(movedIn(draft, nearest.steps));
    return { ...about, moved, ...(await findDrops(draft, browser, trial, max)) };
  }
  const wouldFit = steps && !isAsked ? inWords(movedIn(draft, steps)) : '';
  return { ...about, wouldFit, ...(await findDrops(draft, browser, { sheet: laidOut.sheet }, max)) };
}

function inWords(moved: readonly Moved[]): string {
  return moved.map(({ name, to }) => `${name} ${to}`).join(', ');
}

const MOST_VERIFIED = 48;
const AT_ONCE = 12;

/** The cheapest entries to leave out, by trial: each page is rendered without them and laid out. */
async function findDrops(
  draft: Draft,
  browser: CommandBrowser,
  trial: Trial,
  max: number,
): Promise<Pick<Overflow, 'lines' | 'drops' | 'instead' | 'left'>> {
  const without = async (drops: readonly Droppable[]): Promise<Trial> => {
    const html = (await draft.render(leaveOut(draft.tailored, drops), NO_CHANGE)) ?? draft.html;
    return { ...trial, body: bodyOf(html) };
  };
  const measure = (trials: readonly Trial[]) => browser.measure(draft.html, trials, draft.manners);
  const withoutAll = ({ drops }: Choice) => without(drops.map(({ drop }) => drop));
  const fits = async (some: readonly Choice[]): Promise<Choice[]> => {
    const laidOut = await measure(await Promise.all(some.map(withoutAll)));
    return some.filter((_, index) => (laidOut[index]?.fills.length ?? Infinity) <= max);
  };
  const cheap = droppable(draft.tailored).filter(isCheap);
  const singles = cheap.slice(Math.max(0, cheap.length - draft.mostTried));
  const trials = await Promise.all(singles.map((one) => without([one])));
  const [paged, whole, ...rest] = await measure([trial, endless(trial), ...trials.map(endless)]);
  if (!paged || !whole) throw new Error('the browser did not answer for every trial');
  const freed = singles.map((drop, index): Freed => {
    const after = rest[index]?.fills[0] ?? 0;
    return { drop, lines: ((whole.fills[0] ?? 0) - after) / whole.line };
  });
  const needed = linesOver(max, trial.sheet, paged, whole);
  const lines = wholeLines(needed);

  const choices = fewAlike(chooseDrops(freed, needed)).slice(0, MOST_VERIFIED);
  for (let from = 0; from < choices.length; from += AT_ONCE) {
    const batch = choices.slice(from, from + AT_ONCE);
    const enough = await fits(batch);
    const [found] = enough;
    if (!found) continue;
    const best = await spare(found, fits);
    const other = enough.find((choice) => choice !== best && choice.drops.length === 1)?.drops[0];
    const instead = best.drops.length === 1 && other ? named(other) : undefined;
    return { lines, drops: best.drops.map(named), instead, left: 0 };
  }
  const most = mostFreed(freed);
  if ((await fits([most])).length > 0) {
    return { lines, drops: (await spare(most, fits)).drops.map(named), instead: undefined, left: 0 };
  }
  const after = await withoutAll(most);
  const [cut = paged, cutWhole = whole] = await measure([after, endless(after)]);
  const left = wholeLines(linesOver(max, trial.sheet, cut, cutWhole));
  return { lines, drops: most.drops.map(named), instead: undefined, left };
}

/** What a page break gives back is in no entry's height: one of several may stay after all, the longest first. */
async function spare(choice: Choice, fits: (some: readonly Choice[]) => Promise<Choice[]>): Promise<Choice> {
  if (choice.drops.length < 2) return choice;
  const [fewer] = await fits(
    [...choice.drops]
      .sort((a, b) => b.lines - a.lines)
      .map((one) => choice.drops.filter((drop) => drop !== one))
      .map((drops) => ({ drops, lines: choice.lines })),
  );
  return fewer ? spare(fewer, fits) : choice;
}

/** The entry that opens a section, the present job say, is never cheap; bullets of it are. */
function isCheap({ at }: Droppable): boolean {
  return at.length > 2 || at[1] !== 0 || at[0] === 'custom';
}

function named({ drop, lines }: Freed): { name: string; lines: number } {
  return { name: drop.name, lines: Math.max(1, Math.round(lines)) };
}

function bodyOf(page: Html): string {
  const html = withoutFonts(page);
  return html.slice(html.indexOf('>', html.search(/<body\b/i)) + 1, html.search(/<\/body>/i));
}

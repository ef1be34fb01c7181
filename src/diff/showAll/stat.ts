import { visible } from '../../core/visible.ts';
import { tellChanges, type VariantChange } from '../changes.ts';
import { tell } from '../count.ts';
import type { Sheet } from '../show/renderer.ts';
import { bars, sumOf } from '../show/stat.ts';
import { listOf } from '../show/words.ts';
import type { RenderAll } from './renderer.ts';

/** A line a variant with how much changed in it, those that did not in one, and the sum. */
export const stat: RenderAll = ({ variants }, sheet) => {
  const listed = variants.filter(({ change }) => change !== 'same');
  if (listed.length === 0) return '';
  const widest = Math.max(...listed.map(({ name }) => sheet.measure(visible(name))));
  const sums = listed.map(({ difference }) => (difference ? sumOf(difference.counts) : 0));
  const [most, digits] = [Math.max(1, ...sums), String(Math.max(...sums)).length];
  const lines = listed.map((one, index) => lineOf(one, sums[index] ?? 0, { widest, most, digits }, sheet));
  const same = variants.filter(({ change }) => change === 'same').map(({ name }) => visible(name));
  const rest = same.length > 0 ? [sheet.ink.faint(`   the same: ${byResume(same)}`)] : [];
  return `${[...lines, ...rest, ` ${tellChanges(variants)}`].join('\n')}\n`;
};

/** `staff-engineer/{default, public}`, as a shell would take them */
function byResume(names: readonly string[]): string {
  const variants = new Map<string, string[]>();
  for (const name of names) {
    const slash = name.indexOf('/');
    const resume = name.slice(0, slash);
    variants.set(resume, [...(variants.get(resume) ?? []), name.slice(slash + 1)]);
  }
  return [...variants]
    .map(([resume, own]) => `${resume}/${own.length === 1 ? own.join('') : `{${listOf(own, 8)}}`}`)
    .join(', ');
}

const LONGEST_BAR = 30;
const SIGNS = { new: '+', gone: '-', relaid: ' ', unreadable: '!', changed: ' ', same: ' ' };
const WORDS = {
  new: 'new',
  gone: 'gone',
  relaid: 'printed otherwise',
  unreadable: 'has errors',
  changed: '',
  same: '',
};

function lineOf(
  { name, change, difference }: VariantChange,
  sum: number,
  { widest, most, digits }: { widest: number; most: number; digits: number },
  sheet: Sheet,
): string {
  const { ink } = sheet;
  const shown = visible(name);
  const paint = change === 'new' ? ink.added : change === 'gone' ? ink.removed : (text: string) => text;
  const head = ` ${SIGNS[change]} ${paint(shown)}${' '.repeat(widest - sheet.measure(shown))} | `;
  if (!difference || change === 'relaid') return head + paint(WORDS[change]);
  const room = Math.max(8, Math.min(LONGEST_BAR, sheet.width - widest - digits - 7));
  const bar = bars(difference.counts, Math.min(1, room / most), sheet);
  const longest = Math.min(room, most);
  const said = tell(difference.counts);
  const beside = widest + digits + longest + said.length + 10 <= sheet.width;
  return `${head}${String(sum).padStart(digits)} ${bar}${beside ? `${' '.repeat(Math.max(0, longest - sheet.measure(bar)))}  ${ink.faint(said)}` : ''}`;
}

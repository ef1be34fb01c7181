import type { Progress as Counted } from '../countProgress.ts';
import { textWidth, wrapText } from '../core/textWidth.ts';

/** A template test counts no failures. */
export type Progress = Omit<Counted, 'failed'> & Partial<Counted>;

const BAR = 20;
/** Below these many columns there is no room for a bar, or for a name. */
const WIDE = 60;
const LEAST_NAME = 8;

/** `█████░░░░░░░░░░░░░░░ 25/100, 3 failed, 9 s left  staff-engineer/n26.pdf`: as much of it as so many columns take. */
export function progressLine(
  { done, total, name, failed = 0 }: Progress,
  secondsLeft: number | undefined,
  width: number,
): string {
  const full = Math.round((BAR * done) / Math.max(total, 1));
  const bar = width < WIDE ? '' : `${'█'.repeat(full)}${'░'.repeat(BAR - full)} `;
  const counts = [`${done}/${total}`];
  if (failed > 0) counts.push(`${failed} failed`);
  if (secondsLeft !== undefined) counts.push(`${timeOf(secondsLeft)} left`);
  const head = bar + counts.join(', ');
  const room = width - textWidth(head) - 2;
  const line = room < LEAST_NAME ? head : `${head}  ${endOf(name, room)}`;
  return (wrapText(line, width)[0] ?? '').replace(/[, ]+$/, '');
}

function timeOf(seconds: number): string {
  const whole = Math.ceil(seconds);
  return whole < 100 ? `${whole} s` : `${Math.ceil(whole / 60)} min`;
}

/** Names of one résumé differ at their ends. */
function endOf(name: string, room: number): string {
  if (textWidth(name) <= room) return name;
  const letters = Array.from(name);
  while (textWidth(letters.join('')) >= room) letters.shift();
  return `…${letters.join('')}`;
}

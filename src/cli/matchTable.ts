import { textWidth, wrapText } from '../core/textWidth.ts';
import { visible } from '../core/visible.ts';
import type { MatchResult, VariantMatch } from '../match.ts';
import type { Terminal } from './terminal.ts';

/** Where it is nobody's terminal, and where that is wider than one reads. */
const WIDTH = 80;

/** How the variants cover a job, and the best of them term by term; at most 80 columns wide. */
export function matchTable({ job, variants }: MatchResult, { colors, width }: Terminal): string {
  const wide = Math.max(40, Math.min(WIDTH, width));
  const [best] = variants;
  const lines = [colors.bold(cut(job.title || 'A job without a title', wide)), ''];
  if (job.terms.length > 0)
    lines.push(...variantRows(variants, wide).map((row, index) => (index === 0 ? colors.dim(row) : row)), '');
  if (best && job.terms.length > 0) {
    const more = best.possible === best.score ? '' : ` (${best.possible}% with what it leaves out)`;
    lines.push(
      ...wrapText(`${colors.bold(nameOf(best))} covers most${more}; what is wanted most comes first:`, wide),
    );
  }
  for (const [index, term] of job.terms.entries()) {
    const covered = best?.terms[index];
    if (!covered) continue;
    const mark = {
      present: colors.green('✓'),
      'one step away': colors.yellow('~'),
      missing: colors.red('✗'),
    };
    const often = term.count > 1 ? ` ×${term.count}` : '';
    const head = `${mark[covered.state]} ${pad(cut(term.name, 28), 28)} ${pad(`${WORDS[term.kind]}${often}`, 16)}`;
    const where = covered.state === 'missing' ? 'missing' : `${fileName(covered.at)} ${covered.path}`;
    const room = wide - textWidth(head) - 1;
    lines.push(`${head} ${colors.dim(cut(visible(where), room))}`.trimEnd());
    if (covered.why !== '')
      lines.push(...wrapText(covered.why, wide - 4).map((line) => `    ${colors.yellow(line)}`));
  }
  for (const { asked, state, found } of best?.asks ?? []) {
    const mark =
      state === 'met' ? colors.green('✓') : state === 'not met' ? colors.red('✗') : colors.dim('?');
    const said = state === 'not told' ? 'the résumé does not tell' : found;
    lines.push(`${mark} ${pad(cut(asked, 43), 43)} ${colors.dim(cut(visible(said), wide - 46))}`);
  }
  return `${lines.join('\n')}\n`;
}

const WORDS = {
  title: 'title',
  required: 'required',
  duties: 'duties',
  plain: 'mentioned',
  nice: 'nice to have',
  other: '',
} as const;

function variantRows(variants: readonly VariantMatch[], wide: number): string[] {
  const names = variants.map(nameOf);
  const room = Math.min(Math.max(7, ...names.map(textWidth)), wide - 40);
  const row = (name: string, ...cells: string[]) =>
    [
      pad(ended(name, room), room),
      ...cells.map((cell, index) => cell.padStart([5, 5, 13, 7][index] ?? 0)),
    ].join('  ');
  return [
    row('variant', 'score', 'has', 'one step away', 'missing'),
    ...variants.map((one, index) => {
      const count = (state: string) => String(one.terms.filter((term) => term.state === state).length);
      const score = one.score === null ? '–' : `${one.score}%`;
      return row(names[index] ?? '', score, count('present'), count('one step away'), count('missing'));
    }),
  ];
}

function nameOf({ resume, variant }: VariantMatch): string {
  return `${resume}/${variant}`;
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - textWidth(text)));
}

function cut(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  let kept = '';
  for (const character of text) {
    if (textWidth(kept + character) >= width) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

/** `resume.yaml:44`, without its folders. */
function fileName(place: string): string {
  return place.slice(place.lastIndexOf('/') + 1);
}

/** Of a name the end tells most. */
function ended(text: string, width: number): string {
  return textWidth(text) <= width
    ? text
    : `…${Array.from(text)
        .slice(1 - width)
        .join('')}`;
}

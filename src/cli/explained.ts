import type { Because, Explained, ExplainedStep } from '../explain.ts';
import type { Terminal } from './terminal.ts';

type Colors = Terminal['colors'];

/** One line an entry, so that `grep ^out` finds what is out. */
export function listExplained(explained: readonly Explained[], { colors }: Terminal): string {
  const width = Math.min(MOST_PADDED, Math.max(...explained.map(({ path }) => path.length)));
  return explained.map((one) => `${line(one, width, colors)}\n`).join('');
}

const MOST_PADDED = 56;

function line(
  { path, shown, origin, tags, steps, because, wording }: Explained,
  width: number,
  colors: Colors,
) {
  const tagged = tags.length > 0 ? `[${tags.join(', ')}]` : '';
  const said = [
    ...steps.map(
      (step) => `${words(step)} ${step.what === 'not chosen' ? 'of' : 'by'} ${step.by} at ${step.at}`,
    ),
    ...(wording ? [`wording ${wording.name} by ${wording.by} at ${wording.at}`] : []),
    ...(because.kind === 'above' ? [`goes with ${because.path}`] : []),
  ];
  const head = shown ? colors.green('in ') : colors.red('out');
  const padded = path.padEnd(width);
  const rest = [`${origin}${tagged && ` ${tagged}`}`, ...said].join('; ');
  return `${head} ${shown ? padded : colors.dim(padded)}  ${colors.dim(rest)}`;
}

/** `patched (team, keywords)`, `tags ml, platform excluded` */
function words({ what, tags, every, fields }: ExplainedStep): string {
  const names = fields.length > 0 ? ` (${fields.map(({ field }) => field).join(', ')})` : '';
  switch (what) {
    case 'patched':
      return `patched${every ? ' with every entry' : ''}${names}`;
    case 'chosen':
      return `listed${names}`;
    case 'not chosen':
      return 'not in the list';
    case 'excluded':
      return `${tagged(tags)} excluded`;
    case 'not included':
      return `${tagged(tags)} not included`;
    case 'no section':
      return 'its section not listed';
    case 'added':
    case 'removed':
      return what;
  }
}

function tagged(tags: readonly string[]): string {
  return `${tags.length === 1 ? 'tag' : 'tags'} ${tags.join(', ')}`;
}

/**
 * The whole story of one entry, in the order of work.
 *
 * @param layers what the variant is told by, oldest first
 * @param gone the entry above that took it along, where one did
 */
export function tellExplained(
  { path, shown, origin, tags, steps, because, wording, facts, text }: Explained,
  { layers, gone }: { layers: readonly string[]; gone: Explained | undefined },
  { colors }: Terminal,
): string {
  const { bold, dim } = colors;
  const rows: [label: string, said: string][] = [
    ['written', `${dim(`at ${origin}`)}${tags.length > 0 ? `, ${tagged(tags)}` : ', without tags'}`],
  ];
  for (const layer of layers) {
    const own = steps.filter(({ by, what }) => by === layer && !SELECTED.has(what));
    for (const step of own) {
      rows.push([layer, `${words({ ...step, fields: [] })} ${dim(`at ${step.at}`)}`]);
      for (const field of step.fields) rows.push(...changeRows(field, colors));
    }
    if (own.length === 0) rows.push([layer, dim('says nothing of it')]);
  }
  if (wording)
    rows.push(['wording', `${wording.name}, asked for by ${wording.by} ${dim(`at ${wording.at}`)}`]);
  for (const { name, value, at } of facts) rows.push(['fact', `\${${name}} = ${value} ${dim(`at ${at}`)}`]);
  rows.push([shown ? 'so it is in' : 'so it is out', reason(because, shown, colors)]);
  if (gone) rows.push(['', reason(gone.because, gone.shown, colors)]);
  const width = Math.max(...rows.map(([label]) => label.length));
  const head = `${shown ? colors.green('in ') : colors.red('out')} ${bold(path)}`;
  const quoted = text === '' ? [] : [`    “${text}”`];
  return [head, ...quoted, ...rows.map(([label, said]) => `    ${label.padEnd(width)}  ${said}`), ''].join(
    '\n',
  );
}

/** Both values side by side where they are short, else one above the other. */
function changeRows(
  { field, from, to, at }: ExplainedStep['fields'][number],
  { dim, red, green }: Colors,
): [label: string, said: string][] {
  const place = dim(`at ${at}`);
  if ((from ?? '').length + (to ?? '').length <= MOST_BESIDE) {
    return [
      [
        '',
        `  ${field}: ${from === null ? 'none' : red(from)} → ${to === null ? 'none' : green(to)} ${place}`,
      ],
    ];
  }
  return [
    ['', `  ${field} ${place}`],
    ...(from === null ? [] : [['', red(`  - ${from}`)] as [string, string]]),
    ...(to === null ? [] : [['', green(`  + ${to}`)] as [string, string]]),
  ];
}

const MOST_BESIDE = 70;

function reason(because: Because, shown: boolean, { dim }: Colors): string {
  return `${why(because, shown)} ${dim(placeOf(because))}`.trimEnd();
}

/** What selection does, past all layers. */
const SELECTED: ReadonlySet<string> = new Set(['excluded', 'not included', 'no section']);

function why(because: Because, shown: boolean): string {
  switch (because.kind) {
    case 'above':
      return `it goes with ${because.path}`;
    case 'tags':
      return `${because.by} includes its ${tagged(because.tags)}`;
    case 'untagged':
      return 'what has no tags stays, whatever is included';
    case 'nothing':
      return shown ? 'nothing takes it out' : 'there is nothing in it to show';
    case 'step':
      return whyOf(because.step);
  }
}

function whyOf({ what, by, tags }: ExplainedStep): string {
  switch (what) {
    case 'chosen':
      return `${by} lists it, so that its tags do not decide`;
    case 'added':
      return `${by} added it`;
    case 'removed':
      return `${by} says null for it`;
    case 'not chosen':
      return `the list of ${by} does not name it`;
    case 'excluded':
      return `${by} excludes its ${tagged(tags)}`;
    case 'not included':
      return `${by} includes none of its tags`;
    case 'no section':
      return `${by} does not list its section`;
    case 'patched':
      return `${by} patched it`;
  }
}

function placeOf(because: Because): string {
  if (because.kind === 'step') return `at ${because.step.at}`;
  return because.kind === 'tags' ? `at ${because.at}` : '';
}

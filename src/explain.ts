import { sectionsOf } from './core/select.ts';
import { isWithin, position, type Place } from './core/source.ts';
import type { Tailored } from './core/tailor.ts';
import {
  branchIn,
  tagsOf,
  textsIn,
  withField,
  type Branch,
  type Entry,
  type Step,
  type Tree,
} from './core/tree.ts';
import { fieldChanges, type LayerChanges } from './explain/fieldChanges.ts';
import { printedText } from './explain/printedText.ts';

/** One entry of a variant: whether it shows, where it comes from, and what happened to it. */
export interface Explained {
  /** By ids: `work.attentive.highlights.ml-serving`; `basics` is the header. */
  path: string;
  shown: boolean;
  /** `resumes/ada/resume.yaml:12` */
  origin: string;
  tags: string[];
  /** What happened, oldest first, each with the place that did it. */
  steps: ExplainedStep[];
  /** Why it shows, or does not. */
  because: Because;
  /** Which of a highlight's other wordings shows, and what asked for it; null where its own text does. */
  wording: { name: string; by: string; at: string } | null;
  /** The facts that stand in its texts. */
  facts: { name: string; value: string; at: string }[];
  /** A highlight's text as it prints; of another entry its name. */
  text: string;
}

export interface ExplainedStep {
  what: Step['what'];
  /** The variant that did it, or `--set`. */
  by: string;
  at: string;
  /** The tags that decided. */
  tags: string[];
  /** Whether a patch of every entry (`"*"`) did it. */
  every: boolean;
  /** What it changed in the entry; null where there was nothing before, or is nothing now. */
  fields: { field: string; from: string | null; to: string | null; at: string }[];
}

/**
 * `above`: goes with an entry above it, or with its section. `step`: the last of its steps took it out,
 * or, where it shows, put it in past its tags. `tags`: one of these is in `include`, or it has none.
 */
export type Because =
  | { kind: 'above'; path: string }
  | { kind: 'step'; step: ExplainedStep }
  | { kind: 'tags'; tags: string[]; by: string; at: string }
  | { kind: 'untagged' | 'nothing' };

/** Every entry of a variant, in the order in which it shows, what is out included. */
export function explain(tailored: Tailored): Explained[] {
  const { tree, settings } = tailored;
  const { patched, layers: changes } = fieldChanges(tailored);
  const present = new Set(sectionsOf(tree));
  const explained: Explained[] = [];
  const visit = (below: Tree, path: string, gone: string | undefined): void => {
    if (below.kind === 'branch') {
      for (const [key, { value }] of ordered(below, path, settings.sections)) {
        visit(value, path ? `${path}.${key}` : key, gone);
      }
    }
    if (below.kind !== 'entries') return;
    for (const [entries, dropped] of [[below.items, false] as const, [below.dropped, true] as const]) {
      for (const [index, entry] of entries.entries()) {
        const here = entry.id === undefined ? `${path}[${index}]` : `${path}.${entry.id}`;
        const isEmpty = path === 'custom' && !present.has(entry.id ?? '');
        explained.push(explainEntry(entry, here, { dropped, gone, isEmpty }, tailored, changes));
        visit(entry.value, here, gone ?? (dropped ? here : undefined));
      }
    }
  };
  explained.push(...explainHeader(patched, tailored, changes));
  visit(tree, '', undefined);
  return explained;
}

/** As the variant shows them: its sections in their order, then what is left. */
function ordered(branch: Branch, path: string, sections: readonly string[]) {
  const fields = [...branch.fields];
  if (path !== '') return fields;
  const rank = (key: string): number => {
    const index = sections.indexOf(key);
    return key === 'basics' ? -1 : index === -1 ? sections.length : index;
  };
  return fields.sort(([a], [b]) => rank(a) - rank(b));
}

interface Fate {
  dropped: boolean;
  /** The path of an entry above that is gone. */
  gone: string | undefined;
  isEmpty: boolean;
}

function explainEntry(
  entry: Entry,
  path: string,
  { dropped, gone, isEmpty }: Fate,
  tailored: Tailored,
  changes: readonly LayerChanges[],
): Explained {
  const shown = !dropped && gone === undefined && !isEmpty;
  const steps = entry.trail.map((step, index) => ({
    ...told(step),
    fields: isLastOfLayer(entry.trail, index) ? fieldsOf(path, step, changes) : [],
  }));
  const said = { path, shown, origin: where(entry.at), tags: tagsOf(entry), steps };
  const because: Because =
    gone === undefined ? reasonOf(entry, steps, shown, tailored) : { kind: 'above', path: gone };
  return { ...said, because, ...printed(entry.value, tailored) };
}

/** The header is one entry, which is always there; the summary below it is a section. */
function explainHeader(patched: Branch, tailored: Tailored, changes: readonly LayerChanges[]): Explained[] {
  const basics = branchIn(patched, 'basics');
  if (!basics) return [];
  const isSummary = (field: string) => field === 'summary';
  const stepsOf = (isOwn: (field: string) => boolean): ExplainedStep[] =>
    changes.flatMap((one) => {
      const key = one.layer.changes.fields.get('basics')?.key;
      if (!key) return [];
      const step: Step = { what: 'patched', by: one.layer.name, at: key };
      const fields = fieldsOf('basics', step, [one]).filter(({ field }) => isOwn(field));
      return fields.length > 0 ? [{ ...told(step), fields }] : [];
    });
  const header: Explained = {
    path: 'basics',
    shown: true,
    origin: where(tailored.base.fields.get('basics')?.key ?? basics.at),
    tags: [],
    steps: stepsOf((field) => !isSummary(field)),
    because: { kind: 'nothing' },
    ...printed(withField(basics, 'summary', undefined), tailored),
  };
  const summary = basics.fields.get('summary');
  if (summary?.value.kind !== 'scalar') return [header];
  const list = patched.fields.get('sections')?.key;
  const shown = tailored.settings.sections.includes('summary');
  const out: ExplainedStep[] =
    shown || !list ? [] : [told({ what: 'no section', by: layerOf(list, tailored), at: list })];
  const steps = [...stepsOf(isSummary), ...out];
  const [step] = out;
  const origin = branchIn(tailored.base, 'basics')?.fields.get('summary')?.key ?? summary.key;
  const because: Because = step ? { kind: 'step', step } : { kind: 'nothing' };
  const about = { path: 'basics.summary', shown, origin: where(origin), tags: [], steps, because };
  return [header, { ...about, ...printed(summary.value, tailored) }];
}

function reasonOf(
  entry: Entry,
  steps: readonly ExplainedStep[],
  shown: boolean,
  tailored: Tailored,
): Because {
  const last = shown ? steps.findLast(({ what }) => what === 'chosen' || what === 'added') : steps.at(-1);
  if (last) return { kind: 'step', step: last };
  const include = textsIn(tailored.tree, 'include');
  if (!shown || include.length === 0) return { kind: 'nothing' };
  const tags = tagsOf(entry);
  const decided = include.filter(({ text }) => tags.includes(text));
  const [first] = decided;
  if (!first) return { kind: 'untagged' };
  const by = layerOf(first.at, tailored);
  return { kind: 'tags', tags: decided.map(({ text }) => text), by, at: where(first.at) };
}

function printed(value: Entry['value'], tailored: Tailored): Pick<Explained, 'text' | 'wording' | 'facts'> {
  const { text, wording, facts } = printedText(value, tailored.tree);
  return {
    text,
    wording: wording
      ? { name: wording.name, by: layerOf(wording.at, tailored), at: where(wording.at) }
      : null,
    facts: facts.map((fact) => ({ ...fact, at: where(fact.at) })),
  };
}

/** The variant that says what stands there, or the résumé itself. */
function layerOf(at: Place, { layers }: Tailored): string {
  return layers.findLast(({ changes }) => isWithin(at, changes.at))?.name ?? 'the résumé';
}

function told({ what, by, at, tags = [], every = false }: Step): ExplainedStep {
  return { what, by, at: where(at), tags: [...tags], every, fields: [] };
}

/** A layer may take two steps, one for every entry and one for this: what changed is told with the last. */
function isLastOfLayer(trail: readonly Step[], index: number): boolean {
  const step = trail[index];
  const patches = ({ what }: Step) => what === 'patched' || what === 'chosen';
  return (
    step !== undefined &&
    patches(step) &&
    !trail.slice(index + 1).some((next) => patches(next) && isSameLayer(next, step))
  );
}

function isSameLayer(a: Step, b: Step): boolean {
  return a.by === b.by && a.at.source === b.at.source;
}

function fieldsOf(path: string, step: Step, changes: readonly LayerChanges[]): ExplainedStep['fields'] {
  const own = changes.find(
    ({ layer }) => layer.name === step.by && layer.changes.at.source === step.at.source,
  );
  return (own?.changes.get(path) ?? []).map(({ field, from, to, at }) => ({
    field,
    from,
    to,
    at: where(at ?? step.at),
  }));
}

function where(at: Place): string {
  return `${at.source.file}:${position(at.source, at.start).line}`;
}

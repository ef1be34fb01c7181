import type { Resume } from '../generated/resume.ts';
import { sectionsOf } from './select.ts';
import type { Tailored } from './tailor.ts';
import { textIn, type Entry, type Tree } from './tree.ts';

/** An entry or a bullet that a variant could do without. */
export interface Droppable {
  /** By ids, as `explain` and patches have it; a bullet without one by its first words. */
  name: string;
  /** Where it stands in the resolved résumé: `work`, 0, `highlights`, 2. */
  at: readonly (string | number)[];
}

/** Everything below the sections that show, in the order of the résumé. */
export function droppable({ tree }: Tailored): Droppable[] {
  const shown = sectionsOf(tree);
  return [...tree.fields].flatMap(([key, { value }]) =>
    key !== 'basics' && (key === 'custom' || shown.includes(key)) ? below(value, [key], key) : [],
  );
}

function below(tree: Tree, at: readonly (string | number)[], path: string): Droppable[] {
  if (tree.kind === 'branch') {
    return [...tree.fields].flatMap(([key, { value }]) => below(value, [...at, key], `${path}.${key}`));
  }
  if (tree.kind !== 'entries') return [];
  return tree.items.flatMap((entry, index) => {
    const name = entry.id === undefined ? `${excerpt(entry)} in ${path}` : `${path}.${entry.id}`;
    return [{ name, at: [...at, index] }, ...below(entry.value, [...at, index], name)];
  });
}

function excerpt({ value }: Entry): string {
  const text = value.kind === 'scalar' ? String(value.value) : (textIn(value, 'text') ?? '');
  return `"${text.length > 40 ? `${text.slice(0, 36).trimEnd()} …` : text}"`;
}

/** Whether one of them stands inside the other. */
export function overlap(one: Droppable, other: Droppable): boolean {
  const depth = Math.min(one.at.length, other.at.length);
  return one.at.slice(0, depth).every((step, index) => step === other.at[index]);
}

/** The variant without them; a section that loses all it has goes, as tags would have it. */
export function leaveOut(tailored: Tailored, drops: readonly Droppable[]): Tailored {
  const resume = structuredClone(tailored.resume);
  // From the back, so that what still goes stays where it was.
  const places = drops.map((drop) => drop.at).sort(later);
  for (const at of places) {
    const list = at
      .slice(0, -1)
      .reduce<unknown>((value, step) => (value as Values | undefined)?.[step], resume);
    if (Array.isArray(list)) list.splice(Number(at.at(-1)), 1);
  }
  if (resume.custom) resume.custom = resume.custom.filter((section) => !isEmptied(section));
  const { settings } = tailored;
  const sections = settings.sections.filter((id) => has(resume, id) || !has(tailored.resume, id));
  return { ...tailored, resume, settings: { ...settings, sections } };
}

function later(a: Droppable['at'], b: Droppable['at']): number {
  const index = a.findIndex((step, depth) => step !== b[depth]);
  return Number(b[index]) - Number(a[index]) || 0;
}

type Values = Record<string | number, unknown>;

function isEmptied(section: { entries?: unknown; list?: unknown }): boolean {
  return [section.entries, section.list].some((list) => Array.isArray(list) && list.length === 0);
}

function has(resume: Resume, id: string): boolean {
  const list = (resume as Values)[id];
  return Array.isArray(list) ? list.length > 0 : (resume.custom ?? []).some((section) => section.id === id);
}

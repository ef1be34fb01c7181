import { sectionsOf } from './core/select.ts';
import { position, type Place } from './core/source.ts';
import { entriesBelow, tagsOf, textIn, type Entry, type Step } from './core/tree.ts';
import type { Tailored } from './core/tailor.ts';

/** One entry of a variant: whether it shows, where it comes from, and what happened to it. */
export interface Explained {
  /** By ids: `work.attentive.highlights.ml-serving`. */
  path: string;
  shown: boolean;
  /** `resumes/ada/resume.yaml:12` */
  origin: string;
  tags: string[];
  /** What happened, oldest first, each with the place that did it. */
  steps: { what: Step['what']; by: string; at: string; tags: string[] }[];
  /** The first words of it. */
  text: string;
}

/** Every entry of a variant, in order, what is out included. */
export function explain({ tree }: Tailored): Explained[] {
  const shown = new Set(sectionsOf(tree));
  const gone: string[] = [];
  return [...entriesBelow(tree)].map(({ entry, path, dropped }) => {
    if (dropped) gone.push(path);
    const above = gone.some((other) => path.startsWith(`${other}.`));
    const [section = ''] = path.split('.').slice(path.startsWith('custom.') ? 1 : 0);
    return {
      path,
      shown: !dropped && !above && (shown.has(section) || path.startsWith('basics.')),
      origin: where(entry.at),
      tags: tagsOf(entry),
      steps: entry.trail.map(({ what, by, at, tags = [] }) => ({ what, by, at: where(at), tags: [...tags] })),
      text: wordsOf(entry),
    };
  });
}

function where(at: Place): string {
  return `${at.source.file}:${position(at.source.text, at.start).line}`;
}

function wordsOf({ value }: Entry): string {
  if (value.kind === 'scalar') return String(value.value);
  const fields = ['text', 'position', 'name', 'title', 'organization', 'institution', 'language', 'network'];
  return fields.map((field) => textIn(value, field)).find((text) => text !== undefined) ?? '';
}

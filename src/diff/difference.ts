/**
 * What differs between two sides, as a value: plain JSON, from which every way of showing it is made.
 * Swapping `a` and `b` everywhere gives the difference the other way round.
 */
export interface Difference {
  a: SideName;
  b: SideName;
  /** `text` where one side is known by the text of its pages only: then its parts are lines. */
  comparedBy: 'data' | 'text';
  /** Whether a reader finds nothing that differs, in what it says or how it is printed. */
  same: boolean;
  counts: Counts;
  /** Where both are known without printing. */
  pages: { a: number; b: number } | null;
  /** The header, then the sections in b's order, then how it is printed; what is the same is among them. */
  parts: Part[];
}

export interface SideName {
  /** `staff-engineer/staff-ml`, `sent.pdf` */
  name: string;
  kind: 'variant' | 'file' | 'revision' | 'record';
}

export interface Counts {
  added: number;
  removed: number;
  reworded: number;
  moved: number;
  /** Figures that stand in both, and say something else: 99.9% and 99.99%. */
  figures: number;
  dates: number;
  /** Bold, code and links, where the words are the same. */
  restyled: number;
  /** Of template, options, paper and language. */
  settings: number;
}

export interface Part {
  what: What;
  /** By ids where there are some, b's before a's: `work.heliograph.highlights.ml-serving`. */
  path: string;
  /** As people call it: `Work`, `Heliograph · Staff Software Engineer`, `keywords`; empty for prose. */
  name: string;
  change: 'same' | 'added' | 'removed' | 'changed';
  /** Whether it stands elsewhere, in its list or in another one. */
  moved: boolean;
  /** Where it stands in a and in b; null where it does not. */
  from: Spot | null;
  to: Spot | null;
  /** Its own text, as a reader reads it; null where there is none. */
  a: string | null;
  b: string | null;
  /** Both texts side by side, in pieces; empty where it has no text. */
  words: Token[];
  notes: Note[];
  parts: Part[];
}

export type What =
  'header' | 'section' | 'entry' | 'bullet' | 'field' | 'date' | 'settings' | 'setting' | 'line';

export interface Spot {
  /** The path of what holds it, and its name. */
  in: string;
  inName: string;
  /** Its place there, from 1. */
  number: number;
}

/** A piece of two texts: `same` in both, `changed` where they differ, `figure` where numbers do. One may be empty. */
export interface Token {
  kind: 'same' | 'changed' | 'figure';
  a: string;
  b: string;
}

/** A change that the words do not show. */
export interface Note {
  mark: 'bold' | 'emphasis' | 'code' | 'link';
  /** The words that bear it. */
  text: string;
  /** A link's target, else the text again; null where it is not marked. */
  a: string | null;
  b: string | null;
}

export const NO_COUNTS: Counts = {
  added: 0,
  removed: 0,
  reworded: 0,
  moved: 0,
  figures: 0,
  dates: 0,
  restyled: 0,
  settings: 0,
};

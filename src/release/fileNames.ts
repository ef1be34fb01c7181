import filenamify from 'filenamify/browser';
import { type Place } from '../core/source.ts';
import { report, type Diagnostic } from '../diagnostic.ts';
import { FORMAT_NAMES } from '../formats/formatNames.ts';

/** What the name of a file may tell; empty where the variant does not say it. */
export interface Told {
  name: string;
  label: string;
  resume: string;
  variant: string;
  locale: string;
  date: string;
}

const PLACEHOLDERS = ['name', 'label', 'resume', 'variant', 'locale', 'date'] satisfies (keyof Told)[];

/** As in `{name} - {label}.pdf`, and where it is written. */
export interface Pattern {
  text: string;
  at: Place;
}

const PLACEHOLDER = /\{([^{}]*)\}/g;

/** What no name can hold; each at its place. */
export function unknownPlaceholders({ text, at }: Pattern): Diagnostic[] {
  const written = at.source.text.slice(at.start, at.end);
  return [...text.matchAll(PLACEHOLDER)].flatMap(([whole, name = '']) => {
    if (PLACEHOLDERS.some((known) => known === name.trim())) return [];
    const start = at.start + Math.max(0, written.indexOf(whole));
    const place = { ...at, start, end: Math.min(at.end, start + whole.length) };
    return [report('unknown-placeholder', place, 'name', { name: name.trim(), known: PLACEHOLDERS })];
  });
}

/**
 * What the variants' files are called, without their extensions: safe on every system, and each by a name of
 * its own. Systems that take `a.pdf` for `A.pdf` are among them.
 */
export function fileNames(
  pattern: Pattern,
  variants: readonly Told[],
): { names: string[]; diagnostics: Diagnostic[] } {
  const names = variants.map((told) => fileName(pattern.text, told));
  const diagnostics: Diagnostic[] = [];
  const taken = new Map<string, number>();
  for (const [index, name] of names.entries()) {
    const key = name.toLowerCase();
    const other = taken.get(key);
    taken.set(key, other ?? index);
    const [here, there] = [variants[index], other === undefined ? undefined : variants[other]];
    if (name === '') {
      diagnostics.push(report('no-file-name', pattern.at, 'name', { variant: wholeName(here) }));
    } else if (there) {
      const about = { name, variants: [wholeName(there), wholeName(here)] };
      diagnostics.push(report('same-file-name', pattern.at, 'name', about));
    }
  }
  return { names, diagnostics };
}

function wholeName(told: Told | undefined): string {
  return told ? `${told.resume}/${told.variant}` : '';
}

const EXTENSION = new RegExp(String.raw`\.(${FORMAT_NAMES.join('|')})$`, 'i');
/** Long enough for a name and a title; some systems take no more than 255 bytes, in letters of up to three. */
const LONGEST = 80;

/** What is empty goes with the text before it; the first with the text behind it. */
function fileName(text: string, told: Told): string {
  const [first = '', ...rest] = text.replace(EXTENSION, '').split(PLACEHOLDER);
  let name = first;
  let gap = '';
  for (let at = 0; at < rest.length; at += 2) {
    const value = told[rest[at]?.trim() as keyof Told];
    const after = rest[at + 1] ?? '';
    if (value !== '') {
      name += gap + value;
      gap = after;
    } else gap = at === 0 ? '' : after.replace(/^[)\]]/, '');
  }
  const tidy = (name + gap).replace(/\s+/g, ' ').replace(/^[\s\-–—_,.]+|[\s\-–—_,.]+$/g, '');
  // A name that begins with a dash passes for an option.
  return tidy === ''
    ? ''
    : filenamify(tidy, { replacement: '-', maxLength: LONGEST }).replace(/^[\s\-.]+/, '');
}

import type { Fix } from '../diagnostic.ts';
import { parse } from './parse.ts';
import type { Node, Source } from './source.ts';

export interface Fixed {
  text: string;
  /** What was applied, in the order of the file. */
  applied: Fix[];
  /** What was not, for its value would not be the only one to change, or the file is no longer the one it was found in. */
  refused: Fix[];
}

/**
 * Applies fixes to the text of one file, byte for byte outside of them: comments and layout stay. A fix
 * that would change any value but those it stands in is refused.
 */
export function applyFixes(source: Source, fixes: readonly Fix[]): Fixed {
  const fitting = apart(fixes).filter(({ start, end, was }) => source.text.slice(start, end) === was);
  const refused = fixes.filter((fix) => !fitting.includes(fix) && !isAmong(fix, fitting));
  const text = withAll(source.text, fitting);
  if (isOtherwiseSame(source, text, fitting)) return { text, applied: fitting, refused };
  // One of them reaches further than it seems: the others need not wait for it.
  const sound: Fix[] = [];
  for (const fix of fitting) {
    const tried = [...sound, fix];
    if (isOtherwiseSame(source, withAll(source.text, tried), tried)) sound.push(fix);
    else refused.push(fix);
  }
  return { text: withAll(source.text, sound), applied: sound, refused };
}

/** Each once, in order; of two that overlap the first. */
function apart(fixes: readonly Fix[]): Fix[] {
  const kept: Fix[] = [];
  for (const fix of fixes.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (fix.start >= (kept.at(-1)?.end ?? 0)) kept.push(fix);
  }
  return kept;
}

function isAmong(fix: Fix, others: readonly Fix[]): boolean {
  return others.some(({ start, end, text }) => start === fix.start && end === fix.end && text === fix.text);
}

function withAll(text: string, fixes: readonly Fix[]): string {
  return fixes.reduceRight((all, fix) => all.slice(0, fix.start) + fix.text + all.slice(fix.end), text);
}

function isOtherwiseSame(source: Source, text: string, fixes: readonly Fix[]): boolean {
  const [before, after] = [parse(source), parse({ ...source, text })];
  if (!before.root || !after.root || after.diagnostics.length > before.diagnostics.length) return false;
  return isSame(before.root, after.root, fixes);
}

/** The same keys, lists and values, but for scalars that a fix stands in. */
function isSame(before: Node, after: Node, fixes: readonly Fix[]): boolean {
  if (before.kind === 'scalar') {
    const isFixed = fixes.some(({ start, end }) => start >= before.at.start && end <= before.at.end);
    if (after.kind !== 'scalar') return false;
    return isFixed ? typeof after.value === typeof before.value : after.value === before.value;
  }
  if (before.kind === 'list') {
    if (after.kind !== 'list' || after.items.length !== before.items.length) return false;
    return before.items.every((item, index) => {
      const other = after.items[index];
      return other !== undefined && isSame(item, other, fixes);
    });
  }
  if (after.kind !== 'map' || [...after.fields.keys()].join('\0') !== [...before.fields.keys()].join('\0'))
    return false;
  return [...before.fields].every(([key, { value }]) => {
    const other = after.fields.get(key)?.value;
    return other !== undefined && isSame(value, other, fixes);
  });
}

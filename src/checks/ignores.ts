import type { Place } from '../core/source.ts';
import type { Tree } from '../core/tree.ts';
import { report, type Diagnostic } from '../diagnostic.ts';
import { SETTABLE } from './index.ts';
import { concerning, type Variant } from './rule.ts';

/** One rule that an `x-ignore` silences for what stands beside it, in one variant. */
export interface Ignore {
  code: string;
  /** By ids, of what bears it; empty for the whole résumé. */
  path: string;
  variant: string;
  hasReason: boolean;
  at: Place;
}

const KEY = 'x-ignore';

/** Every `x-ignore` of what a variant prints: `[code, …]`, `{code: reason}` or one code. */
export function ignoresIn({ name, tailored }: Variant): Ignore[] {
  return [...ignoresBelow(tailored.tree, '')].map((ignore) => ({ ...ignore, variant: name }));
}

function* ignoresBelow(tree: Tree, path: string): Generator<Omit<Ignore, 'variant'>> {
  if (tree.kind === 'branch') {
    for (const [key, { value }] of tree.fields) {
      if (key === KEY) yield* codesIn(value, path);
      else if (!key.startsWith('x-')) yield* ignoresBelow(value, path ? `${path}.${key}` : key);
    }
  } else if (tree.kind === 'entries') {
    for (const [index, { id, value }] of tree.items.entries()) {
      yield* ignoresBelow(value, id === undefined ? `${path}[${index}]` : `${path}.${id}`);
    }
  }
}

function* codesIn(value: Tree, path: string): Generator<Omit<Ignore, 'variant'>> {
  if (value.kind === 'scalar' && value.value !== null) {
    yield { code: String(value.value), path, hasReason: false, at: value.at };
  }
  if (value.kind === 'list') for (const item of value.items) yield* codesIn(item as Tree, path);
  if (value.kind !== 'branch') return;
  for (const [code, { key, value: reason }] of value.fields) {
    const hasReason = reason.kind === 'scalar' && reason.value !== null && String(reason.value).trim() !== '';
    yield { code, path, hasReason, at: key };
  }
}

/** What is left of the diagnostics, and the ignores that silenced something. */
export function ignoring(
  diagnostics: readonly Diagnostic[],
  ignores: readonly Ignore[],
): { left: Diagnostic[]; used: ReadonlySet<Ignore> } {
  const used = new Set<Ignore>();
  const left = diagnostics.flatMap((diagnostic) => {
    if (!SETTABLE.has(diagnostic.code)) return [diagnostic];
    const silencing = ignores.filter((ignore) => silences(ignore, diagnostic));
    for (const ignore of silencing) used.add(ignore);
    if (silencing.length === 0) return [diagnostic];
    // What is found once for several variants goes where one of them says so; each of its own stays with the others.
    const { variants } = diagnostic;
    const rest = variants?.filter((name) => !silencing.some(({ variant }) => variant === name)) ?? [];
    const isShared = diagnostic.code === 'figure-drift' || diagnostic.code === 'name-spelling';
    return rest.length === 0 || isShared ? [] : [{ ...diagnostic, variants: rest }];
  });
  return { left, used };
}

function silences({ code, path, variant }: Ignore, diagnostic: Diagnostic): boolean {
  if (code !== diagnostic.code || (diagnostic.variants && !diagnostic.variants.includes(variant)))
    return false;
  const rest = diagnostic.path.slice(path.length);
  return path === '' || (diagnostic.path.startsWith(path) && /^(?:$|[.[])/.test(rest));
}

/** What is wrong with the ignores themselves: no such rule, no reason, nothing to ignore. */
export function ignoreProblems(
  ignores: readonly Ignore[],
  used: ReadonlySet<Ignore>,
  isChecked: (code: string) => boolean,
): Diagnostic[] {
  const known = [...SETTABLE.keys()];
  const placeOf = ({ at, code }: Ignore) => `${at.source.file}\0${at.start}\0${code}`;
  const usedPlaces = new Set([...used].map(placeOf));
  return ignores.flatMap((ignore) => {
    const { code: name, at, path, variant } = ignore;
    const where = path ? `${path}.${KEY}` : KEY;
    const tell = (diagnostic: Diagnostic) => [concerning(diagnostic, [variant])];
    if (!SETTABLE.has(name)) return tell(report('unknown-rule', at, where, { name, known }));
    if (isChecked(name) && !usedPlaces.has(placeOf(ignore)))
      return tell(report('unused-ignore', at, where, { name }));
    return ignore.hasReason ? [] : tell(report('unexplained-ignore', at, where, { name }));
  });
}

import { nearest } from '../core/nearest.ts';

export type Severity = 'error' | 'warning';

/** What is said of a code: how much it weighs, and the sentences, by what it is about. */
export interface Words<P> {
  severity: Severity;
  say: (about: P) => readonly [message: string, hint?: string];
}

/** "did you mean …?", or what there is to choose from. */
export function suggest(
  name: string,
  known: readonly string[],
  none = 'there is none to choose from',
): string {
  if (known.length === 0) return none;
  const meant = nearest(name, known);
  if (meant !== undefined) return `did you mean \`${meant}\`?`;
  const shown = known.slice(0, 20).map((item) => `\`${item}\``);
  return `known here: ${shown.join(', ')}${known.length > shown.length ? ', …' : ''}`;
}

/** As it stands in YAML's double quotes; of a long text the middle is left out. */
export function quoted(value: string): string {
  const shown = value.length > 80 ? `${value.slice(0, 50)} … ${value.slice(-20)}` : value;
  return `"${shown.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

export function error<P>(say: Words<P>['say']): Words<P> {
  return { severity: 'error', say };
}

export function warning<P>(say: Words<P>['say']): Words<P> {
  return { severity: 'warning', say };
}

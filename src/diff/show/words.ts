import type { Difference, Note, Part, Token } from '../difference.ts';

/** Whether it or anything below it differs. */
export function differs({ change, moved }: Part): boolean {
  return change !== 'same' || moved;
}

/** What a line begins with, so that no colour is needed to tell. */
export function signOf({ change, moved }: Part): string {
  const sign = { same: '', added: '+', removed: '-', changed: '~' }[change];
  return `${moved ? '→' : ''}${sign}`;
}

/** "moved from 5 to 1", "moved here from Fanfold", "moved"; none where it stands where it stood. */
export function moveOf({ moved, from, to }: Part): string[] {
  if (!moved || !from || !to) return [];
  if (from.in !== to.in) return [`moved here from ${from.inName}`];
  // Others left or came before it: its number stayed, and its neighbours changed sides.
  return [from.number === to.number ? 'moved' : `moved from ${from.number} to ${to.number}`];
}

/** A whole entry in one line, field by field; its name where it has none. */
export function gistOf(part: Part, side: 'a' | 'b'): string {
  const said = part.parts.filter((one) => one.what === 'field' || one.what === 'date');
  return (
    said
      .map((one) => one[side])
      .filter(Boolean)
      .join(' · ') || part.name
  );
}

/** "bold: first", "link of “paper”: https://a.example → https://b.example" */
export function noteOf({ mark, text, a, b }: Note): string {
  if (mark === 'link') return `link of “${text}”: ${a ?? 'none'} → ${b ?? 'none'}`;
  const name = { bold: 'bold', emphasis: 'emphasized', code: 'code' }[mark];
  return `${b === null ? `no longer ${name}` : `now ${name}`}: ${text}`;
}

/** Neighbouring tokens that are shown in one: what both have, what went and came, or a figure of two values. */
export interface Run {
  kind: Token['kind'];
  tokens: Token[];
}

export function runsOf(words: readonly Token[]): Run[] {
  const runs: Run[] = [];
  for (const token of words) {
    const isPair = token.kind === 'figure' && token.a !== '' && token.b !== '';
    // A figure that one side alone has is a part of what went or came.
    const kind = token.kind === 'figure' && !isPair ? 'changed' : token.kind;
    const last = runs.at(-1);
    if (last?.kind === 'changed' && kind === 'changed') last.tokens.push(token);
    else runs.push({ kind, tokens: [token] });
  }
  return runs;
}

/** A text and the white space behind it, which no mark should take in. */
export function splitSpace(text: string): [string, string] {
  const end = text.trimEnd();
  return [end, text.slice(end.length)];
}

const LONG = 40;

/** Whether a long text was written anew, so that old and new are best read one after the other. */
export function isAnew(words: readonly Token[]): boolean {
  const length = (side: 'a' | 'b') => words.reduce((sum, token) => sum + token[side].length, 0);
  return words.every((token) => token.kind !== 'same') && Math.min(length('a'), length('b')) > LONG;
}

/** "Fanfold, Parallaxe and 2 more" */
export function listOf(names: readonly string[], most = 6): string {
  const rest = names.length - most;
  return rest > 0 ? `${names.slice(0, most).join(', ')} and ${rest} more` : names.join(', ');
}

/** `default → staff-ml` */
export function titleOf({ a, b }: Difference): string {
  return `${a.name} → ${b.name}`;
}

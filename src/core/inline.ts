import type { Link } from './urls.ts';

/** What a line of text is made of. */
export type Inline = Plain | Marked | Linked;

interface Plain {
  kind: 'text' | 'code';
  text: string;
}

interface Marked {
  kind: 'strong' | 'em';
  /** As it was written: `**`, `_` … */
  mark: string;
  children: Inline[];
}

interface Linked {
  kind: 'link';
  href: string;
  children: Inline[];
}

/** A text that is no prose: whatever it holds, it is not Markdown. */
export function plain(text: string): Inline[] {
  return text === '' ? [] : [{ kind: 'text', text }];
}

/** An address, or a text that leads nowhere. */
export function linked({ text, href }: Link): Inline[] {
  return href === '' ? plain(text) : [{ kind: 'link', href, children: plain(text) }];
}

/** What it says, without its marks. */
export function textOf(inlines: readonly Inline[]): string {
  return inlines.map((one) => ('text' in one ? one.text : textOf(one.children))).join('');
}

/** Lists of inlines with a text between each two. */
export function joined(lists: readonly Inline[][], separator: string): Inline[] {
  return lists.flatMap((list, index) => (index === 0 ? list : [...plain(separator), ...list]));
}

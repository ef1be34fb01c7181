import { plainText } from '../core/markdown.ts';
import { scalar, type Node, type Scalar } from '../core/source.ts';
import { report, type Diagnostic } from '../diagnostic.ts';
import { firstLine } from './fields.ts';

/** A scalar as the text that was written. */
export function textIn(node: Node | undefined): string | undefined {
  if (node?.kind !== 'scalar' || node.value === null) return undefined;
  return typeof node.value === 'string' ? node.value : node.text;
}

/** Another text at the same place. */
export function reworded(node: Node, text: string): Scalar {
  return scalar(text, node.at);
}

const LINK = /\[((?:[^[\]\\]|\\.)*)\]\(([^()\s]+)\)/g;

/**
 * Text for a field that prints as it is written: Markdown’s marks go. A link around all of it is
 * given back beside it; any other loses its address, which is said.
 */
export function unmarked(
  node: Node | undefined,
  path: string,
  said: Diagnostic[],
): { text?: Node; url?: Node } {
  const text = textIn(node);
  if (!node || text === undefined) return node ? { text: node } : {};
  const plain = reworded(node, plainText(text));
  const whole = text.replace(/^[*_]+|[*_]+$/g, '').trim();
  for (const [written, , url = ''] of text.matchAll(LINK)) {
    if (written === whole) return { text: plain, url: reworded(node, url) };
    said.push(report('not-carried', firstLine(node.at), path, { name: url, why: 'link' }));
  }
  return { text: plain };
}

/** Text of a program that knows no Markdown, for a field that does: what would mean something is escaped. */
export function escapeMarkdown(text: string): string {
  return plainText(text) === text.trim() ? text : text.replace(/[\\`*_[\]]/g, '\\$&');
}

export interface Prose {
  /** What stands in no list, its paragraphs apart by blank lines. */
  summary: string;
  bullets: string[];
  /** Some of the bullets stood below others. */
  isNested: boolean;
}

/** Text with lists in it: lines that begin with `-`, `*`, `+`, `•` or a number are bullets. */
export function readProse(text: string): Prose {
  const paragraphs: string[] = [];
  const bullets: string[] = [];
  let isNested = false;
  let open: 'paragraph' | 'bullet' | undefined;
  for (const line of text.split(/\r?\n/)) {
    const [, indent = '', words] = BULLET.exec(line) ?? [];
    if (words !== undefined) {
      isNested ||= indent.length >= 2 && bullets.length > 0;
      bullets.push(words.trim());
      open = 'bullet';
    } else if (line.trim() === '') {
      open = undefined;
    } else if (open === 'bullet' && /^\s/.test(line)) {
      bullets.push(`${bullets.pop() ?? ''} ${line.trim()}`);
    } else if (open === 'paragraph') {
      paragraphs.push(`${paragraphs.pop() ?? ''}\n${line.trim()}`);
    } else {
      paragraphs.push(line.trim());
      open = 'paragraph';
    }
  }
  return { summary: paragraphs.join('\n\n'), bullets, isNested };
}

const BULLET = /^(\s*)(?:[-*+•▪◦·–]|\d{1,2}[.)])\s+(\S.*)$/;

/** Items side by side: `a, b (c, d)` are two. */
export function splitList(text: string): string[] {
  const items: string[] = [];
  let item = '';
  let depth = 0;
  for (const character of text) {
    if ('([{'.includes(character)) depth += 1;
    if (')]}'.includes(character)) depth -= 1;
    if (character === ',' && depth <= 0) {
      items.push(item);
      item = '';
    } else {
      item += character;
    }
  }
  return [...items, item].map((one) => one.trim()).filter(Boolean);
}

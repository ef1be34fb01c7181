import { plainText } from '../core/markdown.ts';
import { kindOfHeading, kindOfSentence, type Kind } from './kinds.ts';
import { readHtml } from './readHtml.ts';

/** A job ad as it is to be looked at. */
export interface Job {
  title: string;
  sentences: Sentence[];
}

export interface Sentence {
  text: string;
  kind: Kind;
}

export type JobFormat = 'text' | 'markdown' | 'html';

interface Block {
  text: string;
  isHeading: boolean;
  isItem: boolean;
}

/** Reads a job ad: its headings tell what is required, what would be nice, and what is about something else. */
export function readJob(text: string, format: JobFormat): Job {
  const blocks = blocksOf(format === 'html' ? readHtml(text) : text, format);
  let kind: Kind = 'plain';
  let title = '';
  const sentences: Sentence[] = [];
  for (const [index, block] of blocks.entries()) {
    // The first line names the job, whatever it looks like.
    if (index === 0 && (block.isHeading || block.text.length < 120)) {
      title = block.text;
      sentences.push({ text: block.text, kind: 'title' });
      continue;
    }
    const named = block.isItem ? undefined : kindOfHeading(block.text, block.isHeading);
    if (named) kind = named.kind;
    // A short line alone may say something all the same.
    if (named && block.isHeading)
      sentences.push({ text: block.text, kind: kind === 'other' ? 'other' : 'plain' });
    const rest = named ? named.rest : block.text;
    sentences.push(
      ...sentencesOf(rest).map((one) => ({ text: one, kind: kindOfSentence(one, block.text, kind) })),
    );
  }
  return { title, sentences };
}

const ITEM = /^\s*(?:[-*+•‣▪●◦·–—]|\d{1,2}[.)])\s+/;

/** Headings, items and paragraphs; the lines of one that was broken by hand are joined. */
function blocksOf(text: string, format: JobFormat): Block[] {
  const lines = text.replaceAll('\u00A0', ' ').split(/\r\n?|\n/);
  const blocks: Block[] = [];
  let isOpen = false;
  for (const [index, line] of lines.entries()) {
    const bare = line.trim();
    if (bare === '') {
      isOpen = false;
      continue;
    }
    const isItem = ITEM.test(line);
    const isHeading = !isItem && isHeadingLine(bare, lines[index - 1] ?? '', lines[index + 1] ?? '');
    const plain = bare.replace(/^#{1,6}\s+|\s+#+$/g, '').replace(isItem ? ITEM : '', '');
    const said = format === 'markdown' ? plainText(plain) : plain.replace(/^\*\*(.+)\*\*:?$/, '$1');
    const last = blocks.at(-1);
    if (isOpen && last && !isItem && !isHeading) last.text += ` ${said}`;
    else blocks.push({ text: said, isHeading, isItem });
    isOpen = !isHeading;
  }
  return blocks;
}

/** Marked as one, in capitals, or short and alone. */
function isHeadingLine(line: string, before: string, after: string): boolean {
  if (/^#{1,6}\s/.test(line) || /^\*\*[^*]+\*\*:?$/.test(line)) return true;
  const words = line.split(/\s+/).length;
  if (words > 9) return false;
  if (/:$/.test(line)) return true;
  if (/[.!?,;]$/.test(line)) return false;
  const isAlone = before.trim() === '';
  return isAlone && (ITEM.test(after) || words <= 5);
}

function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?])\s+(?=[\p{Lu}“"])/u)
    .map((sentence) => sentence.trim())
    .filter(Boolean);
}

import MarkdownIt from 'markdown-it';
import cjkFriendly from 'markdown-it-cjk-friendly';
import { SAFE_LINK } from './urls.ts';

// The zero preset knows nothing; what prose may use is switched on by name, raw HTML never.
const markdown = new MarkdownIt('zero', { html: false }).enable(['emphasis', 'link', 'backticks', 'escape']);
// CommonMark reads no emphasis in `毎秒**10万件**を`, for want of spaces around it.
markdown.use(cjkFriendly);
markdown.validateLink = (url) => SAFE_LINK.test(url);
// `2*3*4` is a product: a star between digits begins no emphasis.
markdown.inline.ruler.before('emphasis', 'product', (state, silent) => {
  const [stars] = /^\*+(?=\d)/.exec(state.src.slice(state.pos, state.posMax)) ?? [];
  if (stars === undefined || !/\d/.test(state.src.charAt(state.pos - 1))) return false;
  if (!silent) state.pending += stars;
  state.pos += stars.length;
  return true;
});

/** Inline Markdown (bold, emphasis, code, links) to HTML that is safe to put into a page. */
export function inlineHtml(text: string): string {
  return markdown.renderInline(text.trim());
}

/** Paragraphs (split at blank lines) of inline Markdown. */
export function paragraphs(text: string): string[] {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean);
}

/** Inline Markdown as plain text: what it says, without its marks. */
export function plainText(text: string): string {
  return readInline(text).plain;
}

/** What inline Markdown says, and which words of it are marked. */
export interface Inline {
  plain: string;
  /** In the order in which they begin. */
  runs: Run[];
}

/** Words that are marked. */
export interface Run {
  mark: 'bold' | 'emphasis' | 'code' | 'link';
  text: string;
  /** Where a link leads; of the others the text once more. */
  target: string;
}

const MARKS: Readonly<Record<string, Run['mark']>> = { strong: 'bold', em: 'emphasis', link: 'link' };

/** Inline Markdown as a reader takes it in. */
export function readInline(text: string): Inline {
  const [inline] = markdown.parseInline(text.trim(), {});
  let plain = '';
  const runs: Run[] = [];
  const open: Run[] = [];
  for (const token of inline?.children ?? []) {
    const [, name = '', end] = /^(\w+)_(open|close)$/.exec(token.type) ?? [];
    const mark = MARKS[name];
    if (mark && end === 'open') {
      const run = { mark, text: '', target: token.attrGet('href') ?? '' };
      runs.push(run);
      open.push(run);
    } else if (mark) open.pop();
    else {
      const content = token.type === 'softbreak' ? '\n' : token.content;
      plain += content;
      for (const run of open) run.text += content;
      if (token.type === 'code_inline') runs.push({ mark: 'code', text: content, target: content });
    }
  }
  return { plain, runs: runs.map((run) => (run.mark === 'link' ? run : { ...run, target: run.text })) };
}

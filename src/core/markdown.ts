import MarkdownIt from 'markdown-it';

/** Link targets that a page may hold; anything else prints as text (JSON Resume data is untrusted). */
const SAFE_LINK = /^(https?:|mailto:|tel:)/i;

// The zero preset knows nothing; what prose may use is switched on by name, raw HTML never.
const markdown = new MarkdownIt('zero', { html: false }).enable(['emphasis', 'link', 'backticks', 'escape']);
markdown.validateLink = (url) => SAFE_LINK.test(url);

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

/** An address that may become a link, with the scheme it was written without; else undefined. */
export function safeHref(url: string): string | undefined {
  const full = withScheme(url);
  return SAFE_LINK.test(full) ? full : undefined;
}

/** `linkedin.com/in/ada` is a web address, too: https is assumed. */
export function withScheme(url: string): string {
  return /^[a-z][a-z0-9+.-]*:/i.test(url) && !/^[^/]*\.[^/]*:\d/.test(url) ? url : `https://${url}`;
}

/** An address as people read it: no scheme, no `www.`, no slash at the end. */
export function shownUrl(url: string): string {
  return url
    .replace(/^[a-z][a-z0-9+.-]*:(\/\/)?/i, '')
    .replace(/^www\./i, '')
    .replace(/\/$/, '');
}

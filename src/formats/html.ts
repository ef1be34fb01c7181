import { textOf } from '../core/html.ts';
import type { PageFormat } from './format.ts';

/** One file with its style and fonts inside, which asks for nothing else wherever it is opened. */
export const html: PageFormat = {
  name: 'html',
  from: 'page',
  make: (page) => ({ contents: [withPolicy(textOf(page.html), page.policy)], pages: null }),
};

/** The policy stands before all that it is to hold for; an attribute's value, it must not end in quotes. */
function withPolicy(page: string, policy: string | undefined): string {
  if (policy === undefined) return page;
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
  const [before = ''] =
    /^[^]*?<head(?:\s[^>]*)?>/i.exec(page) ??
    /^\s*<!doctype[^>]*>(?:\s*<html(?:\s[^>]*)?>)?/i.exec(page) ??
    [];
  return `${before}\n${meta}${page.slice(before.length)}`;
}

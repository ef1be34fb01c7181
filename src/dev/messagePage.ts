import { markup } from '../diff/show/markup.ts';
import { WORDS } from './words.ts';

/** A page that says why there is nothing else to show. */
export function messagePage(message: string, hint: string): string {
  return markup`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="color-scheme" content="light dark">
<title>${WORDS.name}</title>
<h1>${message}</h1>
<p>${hint}</p>
</html>
`.source;
}

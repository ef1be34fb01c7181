/** The ways to show what became of all variants: html is a file with pictures, the others go to stdout. */
export { html, type PagePicture } from './html.ts';
export { json } from './json.ts';
export { markdown } from './markdown.ts';
export { stat } from './stat.ts';
export { text } from './text.ts';

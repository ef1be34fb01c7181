/** The ways to show what became of all variants; they all go to stdout. */
export { json } from './json.ts';
export { markdown } from './markdown.ts';
export { stat } from './stat.ts';
export { text } from './text.ts';

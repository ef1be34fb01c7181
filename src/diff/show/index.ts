/** The ways to show a difference that go to stdout; the report, html.ts, is loaded where it is asked for. */
export { json } from './json.ts';
export { markdown } from './markdown.ts';
export { stat } from './stat.ts';
export { text } from './text.ts';

import { createHash } from 'node:crypto';
import { Markup, markup } from './markup.ts';

interface Parts {
  title: string;
  style: string;
  /** Runs at the end; none if left out. */
  script?: string;
  /** What the page may take beside its own style and script, as its policy says it: `img-src data:`. */
  allows?: string;
  body: Markup;
}

/** A page in one file that asks for nothing: its policy lets its own style and script be, and no other. */
export function standalone({ title, style, script = '', allows, body }: Parts): string {
  const policy = [
    "default-src 'none'",
    `style-src '${hashOf(style)}'`,
    ...(script ? [`script-src '${hashOf(script)}'`] : []),
    ...(allows === undefined ? [] : [allows]),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${title}</title>
<style>${new Markup(style)}</style>
</head>
<body>
${body}
${
  script &&
  markup`<script>${new Markup(script)}</script>
`
}</body>
</html>
`.source;
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

import { docx } from './docx.ts';
import type { Format } from './format.ts';
import { FORMAT_NAMES } from './formatNames.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { md } from './md.ts';
import { pdf } from './pdf.ts';
import { png } from './png.ts';
import { txt } from './txt.ts';

const BY_NAME: Readonly<Record<(typeof FORMAT_NAMES)[number], Format>> = {
  pdf,
  html,
  md,
  txt,
  json,
  docx,
  png,
};

export const FORMATS: readonly Format[] = FORMAT_NAMES.map((name) => BY_NAME[name]);

import type { Format } from './format.ts';
import { html } from './html.ts';
import { pdf } from './pdf.ts';
import { png } from './png.ts';

export const FORMATS: readonly Format[] = [pdf, html, png];

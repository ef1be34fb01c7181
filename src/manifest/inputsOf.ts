import { createHash } from 'node:crypto';
import { piecesOf, type Html } from '../core/html.ts';
import { remembered } from '../core/remembered.ts';
import type { Template } from '../core/render.ts';
import type { Tailored } from '../core/tailor.ts';
import type { ResolvedVariant } from '../resolve.ts';

/** What an output depends on, as SHA-256 but for the date, so that two builds can tell what moved between them. */
export interface Inputs {
  /** What the variant says: its data, titles, order and language. */
  text: string;
  /** The template's files and options, and the paper; a theme's name. */
  layout: string;
  /** The page as HTML, fonts included; null for formats that take no page. */
  page: string | null;
  /** As SOURCE_DATE_EPOCH sets it, ISO 8601; null where it does not. */
  date: string | null;
}

export function inputsOf(
  variant: ResolvedVariant,
  tailored: Tailored,
  { html, date }: { html: Html | undefined; date: string | undefined },
): Inputs {
  return {
    text: hashOf(told(tailored)),
    layout: layout(variant),
    page: html === undefined ? null : hashOf(...piecesOf(html)),
    date: date ?? null,
  };
}

function told({ resume, settings }: Tailored): unknown {
  const { titles, sections, locale } = settings;
  return { resume, titles, sections, locale };
}

function layout({ tailored, print, theme }: ResolvedVariant): string {
  const page = tailored?.settings.page;
  if (!print) return hashOf({ theme: theme?.theme.name, page });
  const { template, options } = print;
  const layoutWith = layouts.get(template) ?? layoutsOf(template);
  layouts.set(template, layoutWith);
  return layoutWith(JSON.stringify({ options, page: { ...page, ...print.page } }));
}

/** A template is a hundred kilobytes, with which most variants do the same. */
const layouts = new WeakMap<Template, (others: string) => string>();

function layoutsOf({ manifest, files, css }: Template): (others: string) => string {
  const texts = [...files].map(([name, { text }]) => [name, text]);
  const own = JSON.stringify({ manifest, texts, css });
  return remembered((others: string) => hashOf(`${own.slice(0, -1)},${others.slice(1)}`));
}

/** Of values one after the other, as if they were one. */
function hashOf(...values: readonly unknown[]): string {
  const hash = createHash('sha256');
  for (const value of values) hash.update(typeof value === 'string' ? value : JSON.stringify(value));
  return hash.digest('hex');
}

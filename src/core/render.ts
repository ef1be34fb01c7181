import type { Diagnostic } from '../diagnostic.ts';
import { asPrinted, htmlAsPrinted } from './asPrinted.ts';
import { isLeftToRight } from './direction.ts';
import type { FontFace, Fonts } from './fonts.ts';
import { compileHandlebars, SafeString, TemplateFailure } from './handlebars.ts';
import { helpersFor } from './helpers.ts';
import type { Html } from './html.ts';
import { LAID_OUT } from './laidOut.ts';
import type { Manifest } from './manifest.ts';
import { plainText } from './markdown.ts';
import type { OptionValues } from './options.ts';
import { remembered } from './remembered.ts';
import { sheetOf } from './sheet.ts';
import type { Source } from './source.ts';
import { templateProblem } from './templateProblem.ts';
import type { View } from './view.ts';

/** A template as it was read from its folder. */
export interface Template {
  name: string;
  manifest: Manifest;
  /** The manifest's file, for what is said about it. */
  source: Source;
  /** Handlebars by name without `.hbs`; `resume` is the page, the others are its partials. */
  files: ReadonlyMap<string, Source>;
  /** What `precompile` makes of one of them, where somebody keeps it. */
  codeOf?: ((text: string) => string) | undefined;
  css: string;
  /** What it writes itself, as code points: bullets, separators. */
  characters: ReadonlySet<number>;
  /** Its own; their files are whole paths. */
  faces: readonly FontFace[];
}

export interface Page {
  size: string;
  margin: string;
}

/** The whole page as HTML that needs no other file, or what is wrong with the template. */
export function render(
  view: View,
  template: Template,
  options: OptionValues,
  page: Page,
  fonts: Fonts,
): { html: Html } | { diagnostics: Diagnostic[] } {
  const isContained = template.manifest.contained && (sheetOf(page)?.width ?? 0) >= NARROWEST;
  const contained = isContained ? [CONTAINED] : [];
  const own = [pageCss(page, options), optionsCss(options, fonts), ...contained].join('\n');
  const css = `\n${asPrinted(own)}\n${cssAsPrinted(template.css)}`;
  const description = descriptionOf(view);
  const words = JSON.stringify([view, options]) + String.fromCodePoint(...template.characters);
  const oneWay = view.dir === 'ltr' && isLeftToRight(words);
  const seen = { ...view, description, options, oneWay, classes: classesOf(options), styles: SEAT };
  try {
    const around = printerOf(template)(seen).split(SEAT.toString()).map(htmlAsPrinted);
    const [before = '', after] = around;
    if (after === undefined || around.length > 2 || !before.endsWith('<style>'))
      return { html: around.join(fonts.css + css) };
    return { html: { before, fonts: fonts.css, after: css + after } };
  } catch (thrown) {
    if (!(thrown instanceof TemplateFailure)) throw thrown;
    return { diagnostics: [templateProblem(thrown, [...template.files.keys()], seen)] };
  }
}

/** Where the styles go once the rest is made: the fonts are most of a page, and no text of it. Texts hold no such sign. */
const SEAT = new SafeString('<\0styles>');

/**
 * Between two prints a browser lays the page out for a screen, and so all of it anew for each: a fifth of its work.
 * What waits to be seen is laid out for prints alone, and for the next one only as far as it differs. Boxes that break
 * over pages may be shorter than what stands in them, hence no edge that cuts it off.
 */
const CONTAINED = `[${LAID_OUT}] main{content-visibility:auto;overflow-clip-margin:100in}`;

/**
 * 15 cm in CSS pixels. In columns so narrow that a title or a date is wider, the print has to become smaller, for which
 * the browser must see what sticks out.
 */
const NARROWEST = (150 / 25.4) * 96;

/** A template's style is twenty kilobytes, and the same for all variants. */
const cssAsPrinted = remembered(asPrinted, 16);

/** By the files of a template: a page that does not fit is rendered a hundred times, and to compile takes ten times as long. */
const printers = new WeakMap<Template['files'], (context: object) => string>();

function printerOf({ files, codeOf }: Template): (context: object) => string {
  const printer = printers.get(files) ?? compileHandlebars(files, helpersFor(files), codeOf);
  printers.set(files, printer);
  return printer;
}

/** What others show beside a link to the page: the summary's first paragraph. */
function descriptionOf({ sections }: View): string {
  const summary = sections.find(({ id }) => id === 'summary');
  return plainText(summary?.paragraphs[0] ?? '').replace(/\s+/g, ' ');
}

/** The sheet; page numbers, where the option `numbers` asks for them, from the second page on. */
function pageCss({ size, margin }: Page, { numbers }: OptionValues): string {
  const sheet = `@page{size:${size};margin:${margin}}:root{--page-size:${size};--page-margin:${margin}}`;
  if (numbers?.value !== true) return sheet;
  return `${sheet}@page{@bottom-center{content:counter(page);font:9pt var(--font)}}@page :first{@bottom-center{content:none}}`;
}

/** Options as custom properties: `accent` is `var(--accent)` in the style. Their values were checked. */
function optionsCss(options: OptionValues, { families, fallback }: Fonts): string {
  const others = [...fallback.map((name) => `"${name}"`), 'sans-serif'].join(',');
  const lines = Object.entries(options).flatMap(([name, { type, value }]) => {
    if (type === 'text') return [];
    if (type === 'font') return [`--${name}:"${families.get(name) ?? ''}",${others}`];
    return [`--${name}:${value}`];
  });
  return `:root{${lines.join(';')}}`;
}

/** What a style cannot read from a custom property: `group` and `titles-caps` as classes of the page. */
function classesOf(options: OptionValues): string {
  return Object.entries(options)
    .flatMap(([name, { type, value }]) => {
      if (type === 'boolean') return value === true ? [name] : [];
      return type === 'choice' ? [`${name}-${value}`] : [];
    })
    .join(' ');
}

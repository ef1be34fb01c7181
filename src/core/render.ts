import Handlebars from 'handlebars';
import { report, type Diagnostic } from '../diagnostic.ts';
import { fontCss, type FontFace, type Fonts } from './fonts.ts';
import type { Manifest } from './manifest.ts';
import { inlineHtml } from './markdown.ts';
import type { OptionValues } from './options.ts';
import type { Place, Source } from './source.ts';
import type { Section, View } from './view.ts';

/** A template as it was read from its folder. */
export interface Template {
  name: string;
  manifest: Manifest;
  /** The manifest's file, for what is said about it. */
  source: Source;
  /** Handlebars by name without `.hbs`; `resume` is the page, the others are its partials. */
  files: ReadonlyMap<string, Source>;
  css: string;
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
): { html: string } | { diagnostics: Diagnostic[] } {
  const handlebars = Handlebars.create();
  handlebars.unregisterHelper('log');
  handlebars.registerHelper('md', (text: unknown) => new Handlebars.SafeString(inlineHtml(String(text))));
  // A template may set one section in its own way: section-publications.hbs.
  handlebars.registerHelper('body', ({ id, shape }: Section) =>
    template.files.has(`section-${id}`) ? `section-${id}` : shape,
  );
  // Ends a sentence, unless its words do.
  handlebars.registerHelper('stop', (text: unknown) =>
    /[.!?…。！？]["'”’»)]*$/u.test(String(text)) ? '' : '.',
  );
  for (const [name, source] of template.files) handlebars.registerPartial(name, source.text);
  const styles = new Handlebars.SafeString(
    [fontCss(fonts.faces), pageCss(page, options), optionsCss(options, fonts), template.css].join('\n'),
  );
  try {
    const print = handlebars.compile('{{> resume}}', { strict: true });
    // Composed letters print from one glyph, and a parser finds "é", not "e" and an accent.
    return { html: print({ ...view, options, classes: classesOf(options), styles }).normalize('NFC') };
  } catch (thrown) {
    if (!(thrown instanceof Error)) throw thrown;
    return { diagnostics: [templateProblem(template, thrown)] };
  }
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

/** Where a template went wrong. Handlebars tells the line in words and the file not at all: it is looked for. */
function templateProblem(template: Template, error: Error): Diagnostic {
  const sources = [...template.files.values()];
  const unread = sources.map(unreadable).find((problem) => problem !== undefined);
  if (unread) return unread;
  const [, name = '', line] = /^"([^"]+)" not defined.* - (\d+):\d+$/.exec(error.message) ?? [];
  if (line !== undefined) {
    const at = sources
      .map((source) => wordAt(source, Number(line), name))
      .find((place) => place !== undefined);
    const hint = 'the template `classic` shows which fields there are';
    return report('template-error', at ?? startOf(template), '', {
      said: `the view has no \`${name}\``,
      hint,
    });
  }
  const [, partial] = /^The partial (\S+) could not be found/.exec(error.message) ?? [];
  if (partial === undefined)
    return report('template-error', startOf(template), '', { said: error.message, hint: '' });
  const uses = sources.flatMap((source) => {
    const start = source.text.search(new RegExp(`\\{\\{~?#?> *${partial}\\b`));
    return start === -1 ? [] : [{ source, start, end: source.text.indexOf('}', start) }];
  });
  const hint = `add ${partial}.hbs, or correct the name`;
  return report('template-error', uses[0] ?? startOf(template), '', {
    said: `there is no ${partial}.hbs`,
    hint,
  });
}

/** What Handlebars’ parser says of a file, if it says anything. */
function unreadable(source: Source): Diagnostic | undefined {
  try {
    Handlebars.parse(source.text);
    return undefined;
  } catch (thrown) {
    if (!(thrown instanceof Error)) throw thrown;
    const open = thrown.message.endsWith("got 'EOF'") ? openBlock(source) : undefined;
    if (open) {
      const said = `\`${source.text.slice(open.start, open.end)}\` is never closed`;
      return report('template-error', open, '', { said, hint: 'close it with {{/…}}' });
    }
    const [, block, closer] = /^(\S+) doesn't match (\S+)/.exec(thrown.message) ?? [];
    const said = block ? `{{#${block}}} is closed by {{/${closer ?? ''}}}` : 'Handlebars cannot read this';
    const line = / on line (\d+)| - (\d+):\d+$/.exec(thrown.message);
    const at = wordAt(source, Number(line?.[1] ?? line?.[2] ?? 1), '') ?? { source, start: 0, end: 0 };
    return report('template-error', at, '', { said, hint: '' });
  }
}

/** The last block that is opened and never closed. */
function openBlock(source: Source): Place | undefined {
  const open: Place[] = [];
  for (const { 0: tag, 1: kind, index } of source.text.matchAll(/\{\{~?([#/])[^}]*\}\}/g)) {
    if (kind === '#') open.push({ source, start: index, end: index + tag.length });
    else open.pop();
  }
  return open.at(-1);
}

/** A word on a line, the whole line for none; undefined where the line has no such word. */
function wordAt(source: Source, line: number, word: string): Place | undefined {
  const lines = source.text.split('\n');
  const text = lines[line - 1] ?? '';
  const column = word === '' ? text.length - text.trimStart().length : text.indexOf(word);
  if (column === -1) return undefined;
  const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0) + column;
  return { source, start, end: start + (word || text.trim()).length };
}

function startOf(template: Template): Place {
  return { source: template.files.get('resume') ?? template.source, start: 0, end: 0 };
}

import { own } from '../core/own.ts';
import { type Node } from '../core/source.ts';
import { report, type Diagnostic } from '../diagnostic.ts';
import { entry, fieldsOf, firstLine, itemsOf, type Fields } from './fields.ts';
import { marginOf } from './marginOf.ts';
import { reworded, textIn } from './texts.ts';

export interface Layouts {
  /** The sections to begin with; the others keep YAMLResume’s order. */
  order: string[];
  titles: Node | undefined;
  page: Node | undefined;
  locale: Node | undefined;
}

const SHEETS: Readonly<Record<string, string>> = { a4: 'A4', letter: 'Letter' };

/** Of the layouts the first that says something of sections and of paper; the rest is other templates’. */
export function readLayouts(top: Fields, said: Diagnostic[]): Layouts {
  const all = top.take('layouts', 'layout');
  const layouts = itemsOf(all).map((layout) => fieldsOf(layout, ['layouts'], said));
  const inner = <T>(key: string, read: (fields: Fields) => T | undefined): T | undefined => {
    for (const layout of layouts) {
      const node = layout.take(key);
      const found = node && read(fieldsOf(node, ['layouts', key], said));
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const page = inner('page', readPage);
  const margin = inner('margins', readMargins);
  const order = inner('sections', (sections) => {
    const items = itemsOf(sections.take('order'));
    return items.length > 0 ? items.flatMap((item) => textIn(item) ?? []) : undefined;
  });
  const titles = inner('sections', readTitles);
  const locale = fieldsOf(top.take('locale'), ['locale'], said);
  const language = locale.take('language') ?? inner('locale', (fields) => fields.take('language'));
  locale.leave();
  if (all) said.push(report('not-carried', firstLine(all.at), 'layouts', { name: 'layouts', why: 'look' }));
  const tag = textIn(language);
  return {
    order: order ?? [],
    titles,
    page: page ?? (margin && entry(top.at, { margin })),
    locale: language && tag !== undefined && tag !== 'en' ? reworded(language, tagOf(tag)) : undefined,
  };
}

function readPage(page: Fields): Node | undefined {
  const size = page.take('paperSize');
  const sheet = own(SHEETS, textIn(size) ?? '');
  const margins = page.take('margins');
  return entry(page.at, {
    size: size && sheet !== undefined ? reworded(size, sheet) : undefined,
    margin: margins && readMargins(fieldsOf(margins, [], [])),
  });
}

function readMargins(margins: Fields): Node | undefined {
  return marginOf(
    ['top', 'right', 'bottom', 'left'].map((side) => margins.take(side)),
    margins.at,
  );
}

/** `basics` is where the summary stands there. */
function readTitles(sections: Fields): Node | undefined {
  const aliases = fieldsOf(sections.take('aliases'), [], []);
  const titles = aliases.names.map(
    (name) => [name === 'basics' ? 'summary' : name, aliases.take(name)] as const,
  );
  return entry(aliases.at, Object.fromEntries(titles));
}

/** `zh-hant-hk` as the standard writes it: `zh-Hant-HK`. */
function tagOf(tag: string): string {
  try {
    return new Intl.Locale(tag).toString();
  } catch {
    // No tag at all: our schema will say so, at its place.
    return tag;
  }
}

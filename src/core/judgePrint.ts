import { report, type Diagnostic, type Misread } from '../diagnostic.ts';

import { causeOf, type Cause } from './causeOf.ts';
import { fontFaults } from './fontFaults.ts';
import { linksOf, sameAddress } from './linksOf.ts';
import { cut, readBack, type Difference } from './readBack.ts';
import { readWords, runsFromTheRight } from './readWords.ts';
import { UNSEEN, type SeenPage } from './seenPage.ts';
import type { Node, Place } from './source.ts';
import { squeeze } from './squeeze.ts';
import { originOf, type Told } from './told.ts';
import type { View } from './view.ts';

/** A variant as it was printed, and what others read of it. */
export interface PrintedVariant {
  root: Node;
  /** What is to be there. */
  told: readonly Told[];
  view: View;
  /** A theme is somebody else's: it titles, links and arranges as it likes, and its faults are no errors. */
  isTheme: boolean;
  template: string;
  /** Where the template is named. */
  templateAt: Place;
  seen: SeenPage;
  readings: readonly { engine: string; pages: readonly string[] }[];
  links: readonly { href: string; page: number }[];
  title: string;
  lang: string;
  /** The text of the PDF's objects. */
  objects: string;
  bytes: number;
}

/** What upload forms take. */
const MOST_BYTES = 2.5e6;

/** Everything in a printed PDF that is not as the résumé has it; one diagnostic for what has one cause. */
export function judgePrint(printed: PrintedVariant): Diagnostic[] {
  const { template, templateAt, objects, bytes, view } = printed;
  const tell = (what: 'title' | 'language', found: string, wanted: string): Diagnostic[] =>
    found === wanted
      ? []
      : [report('print-title', templateAt, 'template.name', { what, found, wanted, template })];
  const { said: read, lost } = misread(printed);
  const said = [
    ...read,
    ...unseen(printed, lost),
    ...fontFaults(objects).map((fault) =>
      report('print-fonts', templateAt, 'template.name', { template, fault }),
    ),
    ...(printed.isTheme ? [] : linkFaults(printed)),
    ...(printed.isTheme ? [] : tell('title', printed.title, view.title.replace(/\s+/g, ' ').trim())),
    ...(printed.isTheme ? [] : tell('language', printed.lang, view.lang)),
    ...(bytes > MOST_BYTES ? [report('print-size', templateAt, 'template.name', { bytes, template })] : []),
  ];
  return printed.isTheme ? said.map((one) => ({ ...one, severity: 'warning' })) : said;
}

interface Reading {
  difference: Difference;
  cause: Cause;
  engines: string[];
}

/** The differences of all engines, those of one kind and cause told as one; and what is lost to any of them. */
function misread(printed: PrintedVariant): { said: Diagnostic[]; lost: Set<Told> } {
  const { view, told, seen, root, template } = printed;
  const byWords = (one: Told): boolean => view.dir === 'rtl' || runsFromTheRight(one.text);
  const groups = new Map<string, Reading[]>();
  const lost = new Set<Told>();
  for (const { engine, pages } of printed.readings) {
    const inLines = readBack(
      told.filter((one) => !byWords(one)),
      pages,
    );
    const differences = [
      ...(isUpright(pages) ? inLines.filter(({ what }) => what === 'lost' || what === 'altered') : inLines),
      ...readWords(told.filter(byWords), pages),
    ];
    for (const difference of differences) {
      if (difference.what === 'lost') lost.add(difference.told);
      const cause = causeOf(difference, seen);
      const key = `${codeOf(difference.what)} ${JSON.stringify(cause)}`;
      const group = groups.get(key) ?? [];
      const same = group.find((one) => one.difference.told === difference.told);
      if (!same) group.push({ difference, cause, engines: [engine] });
      else if (!same.engines.includes(engine)) same.engines.push(engine);
      groups.set(key, group);
    }
  }
  const said = [...groups.values()].flatMap((group) => {
    const [first] = group.toSorted((a, b) => a.difference.told.number - b.difference.told.number);
    if (!first) return [];
    const { difference, cause, engines } = first;
    const { at, path } = originOf(difference.told, root);
    const { page } = difference;
    const text = cut(difference.told.text);
    return [inWords(difference, at, path, { text, more: group.length - 1, page, engines, template, cause })];
  });
  return { said, lost };
}

/**
 * Where no line is long enough to reach under the dates at its other end, PDFium takes a page for vertical
 * writing, and gives back each letter on a line of its own: then only the letters tell something.
 */
function isUpright(pages: readonly string[]): boolean {
  const lines = pages.flatMap((page) => page.split(/\s*\n/));
  return lines.filter((line) => line.trim().length === 1).length > lines.length / 2;
}

function codeOf(what: Difference['what']) {
  return CODE_OF[what];
}

const CODE_OF = {
  lost: 'print-lost',
  altered: 'print-altered',
  torn: 'print-torn',
  split: 'print-words',
  glued: 'print-words',
  stray: 'print-stray',
  repeated: 'print-repeated',
  misplaced: 'print-order',
  late: 'print-order',
  mingled: 'print-order',
} as const;

const ORDER = { misplaced: 'before', late: 'behind', mingled: 'in the middle of' } as const;

function inWords(
  { what, detail, read, told }: Difference,
  at: Place,
  path: string,
  about: Misread,
): Diagnostic {
  const shown = cut(read.replace(/\s+/g, ' '));
  switch (what) {
    case 'lost':
    case 'torn':
    case 'repeated':
      return report(CODE_OF[what], at, path, about);
    case 'altered':
      return report('print-altered', at, path, { ...about, missing: detail, read: shown });
    case 'split':
      return report('print-words', at, path, { ...about, text: cut(detail), read: shown });
    case 'glued':
      return report('print-words', at, path, { ...about, text: cut(told.text), read: shown });
    case 'stray': {
      const code = (detail.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
      return report('print-stray', at, path, { ...about, read: shown, code });
    }
    case 'misplaced':
    case 'late':
    case 'mingled':
      return report('print-order', at, path, { ...about, other: cut(detail), how: ORDER[what] });
  }
}

/** Texts that are there to be read, and of which no copy shows. */
function unseen({ told, seen, root, template }: PrintedVariant, lost: ReadonlySet<Told>): Diagnostic[] {
  const shown = squeeze(seen.shown).letters;
  const hidden = seen.odd
    .filter(({ why }) => UNSEEN.has(why))
    .map((one) => ({ ...one, letters: squeeze(one.text).letters }));
  const groups = new Map<string, { one: Told; cause: Cause; more: number }>();
  for (const one of hidden.length === 0 ? [] : told) {
    const { letters } = squeeze(one.text);
    const found = hidden.find((other) => other.letters.includes(letters));
    if (letters === '' || !found || lost.has(one) || shown.includes(letters)) continue;
    const cause: Cause = { name: found.why, css: found.css };
    const group = groups.get(found.css);
    if (group) group.more += 1;
    else groups.set(found.css, { one, cause, more: 0 });
  }
  return [...groups.values()].map(({ one, cause, more }) => {
    const { at, path } = originOf(one, root);
    return report('print-unseen', at, path, {
      text: cut(one.text),
      more,
      page: 1,
      engines: [],
      template,
      cause,
    });
  });
}

/** Links of the view that lead nowhere, and links that lead elsewhere. */
function linkFaults({ view, links, root, template, templateAt, told }: PrintedVariant): Diagnostic[] {
  const wanted = linksOf(view);
  const there = new Set(links.map(({ href }) => sameAddress(href)));
  const known = new Set(wanted.map(({ href }) => sameAddress(href)));
  const dead = wanted.filter(({ href }) => !there.has(sameAddress(href)));
  const strange = links.filter(({ href }) => !known.has(sameAddress(href)));
  const [first] = dead;
  const [stranger] = strange;
  const origin = (text: string): { at: Place; path: string } => {
    const from = told.find((one) => one.text.includes(text));
    return from ? originOf(from, root) : { at: templateAt, path: 'template.name' };
  };
  const said: Diagnostic[] = [];
  if (first) {
    const { at, path } = origin(first.text);
    const about = { text: cut(first.text), href: first.href, more: dead.length - 1, template };
    said.push(report('print-link', at, path, about));
  }
  if (stranger) {
    const about = { ...stranger, more: strange.length - 1, template };
    said.push(report('print-stray-link', templateAt, 'template.name', about));
  }
  return said;
}

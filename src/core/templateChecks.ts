import { fontFaults } from './fontFaults.ts';
import { forbiddenCss, nameOf } from './forbiddenCss.ts';
import type { ContentBox, ElementFacts, PageFacts } from './pageFacts.ts';
import { cut, readBack, type Difference, type What } from './readBack.ts';
import { toldBy } from './told.ts';
import type { View } from './view.ts';

/** A page as it was laid out and printed, and the view that it is to show. */
export interface Subject {
  view: View;
  facts: PageFacts;
  box: ContentBox;
  /** The text of the PDF's objects. */
  objects: string;
}

export interface Check {
  /** The way out. */
  hint: string;
  /** What is wrong, one sentence each. */
  find: (subject: Subject) => string[];
}

/** What `resume template test` holds every page against, by name. */
export const CHECKS: Readonly<Record<string, Check>> = {
  text: {
    hint: 'print every text of the view, once; inside a block all fields of it are there, perhaps empty',
    find: ({ view, facts }) => {
      return [
        ...differences(view, facts, 'lost', 'altered', 'torn').map(
          ({ told }) => `“${cut(told.text)}” is not on the page`,
        ),
        ...differences(view, facts, 'repeated').map(
          ({ told }) => `“${cut(told.text)}” is there more than once`,
        ),
        ...(isBlank(view) && facts.text.trim() ? [`“${cut(facts.text.trim())}” stands around nothing`] : []),
      ];
    },
  },
  words: {
    hint: 'put a blank, a comma or another separator into the text between neighbours',
    find: ({ view, facts }) =>
      differences(view, facts, 'glued').map(({ detail }) => `“${cut(detail)}” is not apart`),
  },
  order: {
    hint: 'keep the order of the view within a section, and one section whole before the next',
    find: ({ view, facts }) => {
      return [
        ...differences(view, facts, 'misplaced').map(
          ({ told, detail }) => `“${cut(told.text)}” before “${cut(detail)}”`,
        ),
        ...differences(view, facts, 'late').map(({ told }) => `“${cut(told.text)}” does not come first`),
        ...differences(view, facts, 'mingled').map(
          ({ told, detail }) => `“${cut(told.text)}” within “${cut(detail)}”`,
        ),
      ];
    },
  },
  overflow: {
    hint: 'let long words break (`overflow-wrap: anywhere`) and flex and grid items shrink (`min-width: 0`)',
    find: ({ facts, box }) =>
      facts.elements.flatMap((element) =>
        element.span && (element.span.left < -1 || element.span.right > box.width + 1)
          ? [`${nameOf(element)} leaves the page at its side`]
          : [],
      ),
  },
  clipped: {
    hint: 'let the box grow with its text: no fixed height, no `overflow: hidden`',
    find: ({ facts }) =>
      facts.elements.flatMap((element) => (element.isClipped ? [`${nameOf(element)} is cut off`] : [])),
  },
  fonts: {
    hint: 'name fonts in options of type `font`, and list each weight that the style uses under `weights`',
    find: ({ objects }) => fontFaults(objects),
  },
  headings: {
    hint: 'the name is the one h1, sections are h2, entries h3, roles in them h4',
    find: ({ view, facts }) => {
      const levels = facts.elements
        .filter(isHeading)
        .map((element) => ({ element, level: levelOf(element) }));
      const tops = levels.filter(({ level }) => level === 1).length;
      const jumps = levels.filter(({ level }, index) => level > (levels[index - 1]?.level ?? 1) + 1);
      return [
        ...(view.header.name && tops !== 1 ? [`there are ${tops} h1, not one`] : []),
        ...(view.header.name && levels[0]?.level !== 1 ? ['the first heading is not an h1'] : []),
        ...jumps.map(({ element }) => `${nameOf(element)} skips a level`),
      ];
    },
  },
  stranded: {
    hint: 'give the heading `break-after: avoid`, and keep an entry’s first rows together with `break-inside: avoid`',
    find: ({ facts }) =>
      facts.elements
        .filter(({ pages }) => pages && pages[0] !== pages[1])
        .map((element) => `${nameOf(element)} is the last of its page`),
  },
  language: {
    hint: 'begin with `<html lang="{{lang}}" dir="{{dir}}">` and `<title>{{title}}</title>`',
    find: ({ view, facts }) =>
      (['lang', 'dir', 'title'] as const)
        // A document's title has no blanks at its ends, and single ones within.
        .filter((name) => facts[name] !== view[name].replace(/\s+/g, ' ').trim())
        .map((name) => `\`${name}\` is “${cut(facts[name])}”, not “${cut(view[name])}”`),
  },
  smuggled: {
    hint: 'print data with `{{…}}` or `{{md …}}`, never `{{{…}}}`, and attributes in quotes',
    find: ({ facts }) => facts.elements.flatMap(smuggled),
  },
  style: {
    hint: 'the guide to templates says what to write in its place',
    find: ({ facts }) => forbiddenCss(facts.elements),
  },
  reach: {
    hint: 'a page reads nothing but itself: fonts go by name, pictures are data: URLs or drawn',
    find: ({ facts }) => [
      ...facts.reaches.map((what) => `the style asks for ${cut(what)}`),
      ...facts.elements.flatMap(({ tag, attributes }) =>
        ['src', 'srcset', 'poster', 'data', ...(tag === 'a' ? [] : ['href'])]
          .filter((name) => !/^(data:|#|$)/.test(attributes[name] ?? ''))
          .map((name) => `${tag} asks for ${cut(attributes[name] ?? '')}`),
      ),
    ],
  },
  waste: {
    hint: 'keep less together: `break-inside: avoid` is for a title and its first rows, not for whole entries',
    find: ({ facts: { bottoms }, box }) => {
      const whole = bottoms.slice(0, -1);
      if (whole.length < 3) return [];
      const lost = whole.reduce((sum, bottom) => sum + box.height - bottom, 0) / (whole.length * box.height);
      return lost > 0.08 ? [`${Math.round(lost * 100)} % of the pages’ height is left blank`] : [];
    },
  },
};

/** What a reader of the page misses of the view, of these kinds. */
function differences(view: View, facts: PageFacts, ...kinds: What[]): Difference[] {
  return readBack(toldBy(view), [facts.text]).filter(({ what }) => kinds.includes(what));
}

function isBlank({ header, sections }: View): boolean {
  return !header.name && !header.label && header.contacts.length === 0 && sections.length === 0;
}

function isHeading({ tag, css }: ElementFacts): boolean {
  return /^h[1-6]$/.test(tag) && css.display !== 'none';
}

function levelOf({ tag }: ElementFacts): number {
  return Number(tag.slice(1));
}

/** What no template needs, so that it came with the data. The specimens mark what they try to bring in. */
function smuggled({ tag, attributes, text }: ElementFacts): string[] {
  const names = Object.keys(attributes);
  const href = attributes.href ?? '';
  return [
    ...(/^(script|iframe|object|embed|form|input|button|base|meta|link|style|video|audio)$/.test(tag)
      ? [`there is a ${tag} in the page`]
      : []),
    ...names
      .filter((name) => name.startsWith('on') || name.includes('smuggled'))
      .map((name) => `${tag} has the attribute \`${name}\``),
    ...(tag === 'a' && !/^(https?:|mailto:|tel:|#)/i.test(href)
      ? [`“${cut(text)}” leads to ${cut(href) || 'nowhere'}`]
      : []),
  ];
}

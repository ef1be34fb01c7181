import { placesOf, TELLING, type Found } from './findTexts.ts';
import type { Difference, PageText } from './readBack.ts';

/** Texts of a section that stand before those they follow, and sections that begin within another. */
export function orderOf(found: readonly Found[], text: PageText): Difference[] {
  const telling = found.filter(
    ({ told, from, to }) =>
      told.isOrdered &&
      to - from >= TELLING &&
      placesOf(text.letters.slice(from, to), text.letters).length === 1,
  );
  const sections = [...new Set(telling.map(({ told }) => told.section))].map((number) =>
    telling.filter(({ told }) => told.section === number),
  );
  return [
    ...lateName(found, telling, text),
    ...sections.flatMap((texts) => misplacedIn(texts, text)),
    ...mingledOf(sections, text),
  ];
}

/** Whoever reads a résumé takes what comes first for the name. */
function lateName(found: readonly Found[], telling: readonly Found[], { pageAt }: PageText): Difference[] {
  const name = found.find(({ number, told }) => number === 0 && told.section === -1);
  const before = name && telling.find(({ from }) => from < name.from);
  if (!before) return [];
  const { told, from } = name;
  return [{ what: 'late', told, page: pageAt(from), detail: before.told.text, read: '' }];
}

function misplacedIn(texts: readonly Found[], { pageAt }: PageText): Difference[] {
  return texts.flatMap(({ told, from }, index): Difference[] => {
    const before = texts[index - 1];
    if (!before || from >= before.from) return [];
    return [{ what: 'misplaced', told, page: pageAt(from), detail: before.told.text, read: '' }];
  });
}

/** Two columns that go on from page to page take turns: only within a page is a section to stay whole. */
function mingledOf(sections: readonly Found[][], { pageAt }: PageText): Difference[] {
  const parts = sections.flatMap((texts) =>
    [...new Set(texts.map(({ from }) => pageAt(from)))].map((number) =>
      texts.filter(({ from }) => pageAt(from) === number),
    ),
  );
  const spans = parts.flatMap((texts) => {
    const [first] = texts;
    const places = texts.map(({ from }) => from);
    return first ? [{ told: first.told, from: Math.min(...places), to: Math.max(...places) }] : [];
  });
  spans.sort((a, b) => a.from - b.from);
  return spans.flatMap((span, index): Difference[] => {
    const next = spans[index + 1];
    if (!next || next.from >= span.to) return [];
    return [{ what: 'mingled', told: next.told, page: pageAt(next.from), detail: span.told.text, read: '' }];
  });
}

import { groupChanges, tellChanges, tellPages, type Changes, type VariantChange } from '../changes.ts';
import { tell } from '../count.ts';
import { sectionOf } from '../show/html.ts';
import { STYLE } from '../show/htmlStyle.ts';
import { Markup, markup } from '../show/markup.ts';
import { blocksOf } from '../show/rows.ts';
import { standalone } from '../show/standalone.ts';
import { differs } from '../show/words.ts';

/** One page of a variant, what went and what came laid over each other. */
export interface PagePicture {
  page: number;
  /** "12% of the page, in 3 places" */
  said: string;
  png: Uint8Array;
}

const OWN_STYLE = `
header p .a { color: var(--old); } header p .b { color: var(--new); }
details { display: inline-block; max-width: 100%; margin: .5rem 1.5rem 0 0; vertical-align: top; }
figure { display: inline-block; width: min(100%, 38rem); margin: .5rem 1rem .5rem 0; vertical-align: top; }
figure img { width: 100%; height: auto; border: 1px solid var(--line); background: #fff; }
figcaption { color: var(--faint); font-size: .85em; }
summary { cursor: pointer; padding: .2rem 0; }
article { border-bottom: 1px solid var(--line); padding-bottom: 1rem; }
`;

/**
 * One file that asks for nothing: each change once, with the pages of every variant that it changes. It is what
 * a reviewer opens, who has neither the program nor the revision.
 */
export function html(
  { since, variants }: Changes,
  picturesOf: (variant: string) => readonly PagePicture[],
): string {
  const title = `Résumés since ${since.revision}`;
  const only = (...changes: VariantChange['change'][]) =>
    variants.filter(({ change }) => changes.includes(change));
  const groups = groupChanges(variants).map(({ names, difference }, group) => {
    const sections = blocksOf(difference)
      .filter(({ part }) => differs(part))
      .map((block, index) => sectionOf(block, `change-${group}-${index}`, difference));
    const prints = only('changed').filter(({ name }) => names.includes(name));
    return markup`<article><h2>${names.join(', ')} <small>${tell(difference.counts)}</small></h2>
${sections}${prints.map((variant) => printOf(variant, picturesOf(variant.name)))}</article>
`;
  });
  const others = only('new', 'relaid', 'gone', 'unreadable').map(
    (variant) => markup`<article><h2>${variant.name} <small>${WORDS[variant.change]}</small></h2>
${printOf(variant, picturesOf(variant.name))}</article>
`,
  );
  const body = markup`<header>
<h1>${title}</h1>
<p>${tellChanges(variants)}. In the pictures <span class="a">orange</span> went, <span class="b">blue</span> came.</p>
</header>
<main>
${groups}${others}</main>`;
  return standalone({ title, style: STYLE + OWN_STYLE, allows: 'img-src data:', body });
}

const WORDS: Readonly<Record<VariantChange['change'], string>> = {
  new: 'new',
  gone: 'gone',
  relaid: 'the same text, printed otherwise',
  unreadable: 'with errors, then or now',
  changed: 'changed',
  same: 'the same',
};

function printOf(variant: VariantChange, pictures: readonly PagePicture[]): Markup {
  if (pictures.length === 0) return new Markup('');
  const pages = tellPages(variant);
  const figures = pictures.map(({ page, said, png }) => {
    const data = `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
    return markup`<figure><img alt="${`Page ${page} of ${variant.name}: ${said}`}" src="${data}"><figcaption>Page ${page}: ${said}</figcaption></figure>`;
  });
  return markup`<details open><summary>${variant.name} <small>${pages} ${pages === '1' ? 'page' : 'pages'}</small></summary>
${figures}</details>
`;
}

import { tell } from '../count.ts';
import type { Difference, Token } from '../difference.ts';
import { SCRIPT } from './htmlScript.ts';
import { STYLE } from './htmlStyle.ts';
import { KINDS, kindsOf, type Kind } from './kinds.ts';
import { Markup, markup } from './markup.ts';
import { blocksOf, type Block, type Row } from './rows.ts';
import { standalone } from './standalone.ts';
import { differs, moveOf, runsOf, signOf, splitSpace, titleOf } from './words.ts';

/** One file that asks for nothing: both sides beside each other, to read, filter, jump through and print. */
export function html(difference: Difference): string {
  const { a, b, counts, pages, comparedBy } = difference;
  const blocks = blocksOf(difference);
  const about = [
    difference.same ? 'Nothing differs.' : tell(counts),
    ...(pages ? [`pages: ${pages.a} → ${pages.b}`] : []),
    ...(comparedBy === 'text' ? ['compared by text only'] : []),
  ];
  const body = markup`<header>
<h1><span class="a">${a.name}</span> <span aria-hidden="true">→</span><span class="unseen">and</span> <span class="b">${b.name}</span></h1>
<p>${about.join(' · ')}</p>
${controls(blocks)}
</header>
<main>
${blocks.map((block, index) => sectionOf(block, `part-${index}`, difference))}
<p id="nothing" hidden>Nothing to show with these filters.</p>
</main>
${HELP}`;
  return standalone({ title: titleOf(difference), style: STYLE, script: SCRIPT, body });
}

function controls(blocks: readonly Block[]): Markup {
  const rows = blocks.flatMap((block) => block.rows);
  const counted = new Map<Kind, number>();
  for (const kind of rows.flatMap(kindsOf)) counted.set(kind, (counted.get(kind) ?? 0) + 1);
  const boxes = (Object.keys(KINDS) as Kind[]).filter((kind) => counted.has(kind));
  const differing = blocks.flatMap(({ part }, index) => (differs(part) ? [{ name: part.name, index }] : []));
  return markup`<form id="controls" aria-label="What to show" hidden>
<fieldset><legend>Show</legend>
${boxes.map(
  (kind) =>
    markup`<label><input type="checkbox" name="kind" value="${kind}"${kind === 'same' ? '' : new Markup(' checked')}> ${KINDS[kind]} <small>${counted.get(kind) ?? 0}</small></label>
`,
)}</fieldset>
<label>Section <select id="section"><option value="">all</option>${differing.map(
    ({ name, index }) => markup`<option value="${`part-${index}`}">${name}</option>`,
  )}</select></label>
<span class="jump"><button type="button" id="before">Previous <kbd>p</kbd></button>
<output id="place" aria-live="polite"></output>
<button type="button" id="next">Next <kbd>n</kbd></button>
<button type="button" id="ask">Keys <kbd>?</kbd></button></span>
</form>`;
}

/** A section with both sides beside each other; what is the same in it is hidden. `name` is its id. */
export function sectionOf({ part, rows }: Block, name: string, { a, b }: Difference): Markup {
  const isWhole = part.change === 'added' || part.change === 'removed';
  const sign = signOf(isWhole ? part : { ...part, change: 'same' });
  const said = [...(isWhole ? [part.change] : []), ...moveOf(part)].join(', ');
  const state = differs(part) ? '' : new Markup(' hidden');
  return markup`<section id="${name}" aria-labelledby="${`${name}-name`}"${state}>
<h2 id="${`${name}-name`}">${sign && markup`<span class="sign" aria-hidden="true">${sign}</span> `}<span dir="auto">${part.name}</span>${said && markup` <small>${said}</small>`}</h2>
<table>
<thead><tr><th scope="col"><span class="unseen">Change</span></th><th scope="col">${a.name}</th><th scope="col">${b.name}</th></tr></thead>
<tbody>
${rows.map(rowOf)}</tbody>
</table>
</section>
`;
}

function rowOf(row: Row): Markup {
  const { part, sign, label, words, notes, depth, isHeading } = row;
  const kinds = kindsOf(row);
  const small = notes.length > 0 ? markup`<small class="note" dir="auto">${notes.join('; ')}</small>` : '';
  if (isHeading) {
    const kind = kinds.length > 0 ? new Markup(` data-kinds="${kinds.join(' ')}" tabindex="-1"`) : '';
    return markup`<tr class="heading"${kind}><td class="sign">${signCell(sign, kinds)}</td><th colspan="2" scope="rowgroup" dir="auto">${part.name} ${small}</th></tr>
`;
  }
  const hidden = kinds.includes('same') ? new Markup(' hidden') : '';
  const cell = (side: 'a' | 'b') => {
    const text = sideOf(words, side);
    const named = label && text.source ? markup`<span class="label">${label}</span> ` : '';
    return markup`<td class="${side}" dir="auto">${named}${text}${side === (part.change === 'removed' ? 'a' : 'b') ? small : ''}</td>`;
  };
  return markup`<tr class="${`depth-${depth} ${part.change}`}" data-kinds="${kinds.join(' ')}" tabindex="-1"${hidden}><td class="sign">${signCell(sign, kinds)}</td>${cell('a')}${cell('b')}</tr>
`;
}

function signCell(sign: string, kinds: readonly Kind[]): Markup {
  const said = kinds.map((kind) => KINDS[kind]).join(', ');
  return markup`<span aria-hidden="true">${sign}</span><span class="unseen">${said}</span>`;
}

function sideOf(words: readonly Token[], side: 'a' | 'b'): Markup {
  return markup`${runsOf(words).map(({ kind, tokens }) => {
    const [, space] = splitSpace(tokens.map((token) => token[side]).join(''));
    const said = tokens.map((token, index) => {
      const text = tokens.slice(index + 1).some((later) => later[side] !== '')
        ? token[side]
        : token[side].trimEnd();
      return token.kind === 'figure' && kind === 'changed' && text ? markup`<b>${text}</b>` : text;
    });
    if (kind === 'same') return markup`${said}${space}`;
    if (tokens.every((token) => token[side] === '')) return '';
    const figure = kind === 'figure' ? new Markup(' class="figure"') : '';
    return side === 'a'
      ? markup`<del${figure}>${said}</del>${space}`
      : markup`<ins${figure}>${said}</ins>${space}`;
  })}`;
}

const HELP = markup`<dialog id="help" aria-labelledby="help-name">
<h2 id="help-name">Keys</h2>
<dl>
<dt><kbd>n</kbd> <kbd>j</kbd></dt><dd>the next change</dd>
<dt><kbd>p</kbd> <kbd>k</kbd></dt><dd>the one before</dd>
<dt><kbd>?</kbd></dt><dd>these keys</dd>
</dl>
<dl>
<dt>+</dt><dd>added</dd><dt>-</dt><dd>removed</dd><dt>~</dt><dd>reworded</dd><dt>→</dt><dd>moved</dd>
</dl>
<form method="dialog"><button>Close</button></form>
</dialog>`;

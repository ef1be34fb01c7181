import { Chalk } from 'chalk';
import { expect, test } from 'vitest';
import { listExplained, tellExplained } from '../src/cli/explained.ts';
import { explain, type Explained } from '../src/explain.ts';
import { findExplained } from '../src/explain/findExplained.ts';
import { tell, type Files } from './support/tell.ts';

const BASE = `basics: {name: Ada, label: Engineer, summary: Makes engines}
work:
  - id: engines
    name: Engines Ltd
    position: Engineer
    tags: [ml]
    highlights:
      - {id: serving, tags: [ml], text: "Served \${qps}", alt: {short: "\${qps}"}}
      - {id: rollout, tags: [web], text: Rolled out}
      - Plain words
  - id: looms
    name: Looms
    highlights:
      - {id: cards, text: Punched cards}
  - id: tables
    name: Tables
skills:
  - {id: maths, name: Maths}
facts: {qps: 5K}
`;

function explained(files: Omit<Files, 'base'>): Explained[] {
  const { tailored } = tell({ base: BASE, ...files });
  if (!tailored) throw new Error('the variant is not sound');
  return explain(tailored);
}

const talk = {
  out: () => undefined,
  say: () => undefined,
  complain: () => undefined,
  progress: () => undefined,
  colors: new Chalk({ level: 0 }),
  width: 100,
};

test.each<[what: string, variant: string, path: string, says: RegExp]>([
  ['an entry that nobody touches', '', 'work.looms', /^in {2}work\.looms +resume\.yaml:11$/],
  [
    'a patch, and the fields that it changed',
    'work: {looms: {position: Weaver, url: a.org}}',
    'work.looms',
    /patched \(position, url\) by v at v\.yaml:1/,
  ],
  [
    'a patch of every entry',
    'work: {"*": {position: Weaver}}',
    'work.looms',
    /patched with every entry \(position\) by v/,
  ],
  ['a list that names it', 'work: [looms]', 'work.looms', /^in .*listed by v at v\.yaml:1/],
  ['a list that does not', 'work: [looms]', 'work.tables', /^out .*not in the list of v at v\.yaml:1/],
  ['null', 'work: {looms: null}', 'work.looms', /^out .*removed by v at v\.yaml:1/],
  [
    'an entry above that is gone',
    'work: {looms: null}',
    'work.looms.highlights.cards',
    /^out .*goes with work\.looms$/,
  ],
  [
    'an excluded tag',
    'exclude: [web]',
    'work.engines.highlights.rollout',
    /^out .*\[web\]; tag web excluded by v/,
  ],
  [
    'no included tag',
    'include: [ml]',
    'work.engines.highlights.rollout',
    /^out .*tag web not included by v at v\.yaml:1/,
  ],
  [
    'a section that is not listed',
    'sections: [work]',
    'skills.maths',
    /^out .*its section not listed by v at v\.yaml:1/,
  ],
  [
    'a summary whose section is not listed',
    'sections: [work]',
    'basics.summary',
    /^out .*its section not listed by v/,
  ],
  ['another wording', 'use: [short]', 'work.engines.highlights.serving', /wording short by v at v\.yaml:1/],
  ['the header', 'basics: {label: Lead}', 'basics', /^in {2}basics +resume\.yaml:1; patched \(label\) by v/],
  [
    'what only the variant has',
    'work: {looms: {highlights: [cards, {text: New}]}}',
    'work.looms.highlights[1]',
    /^in .* v\.yaml:1; added by v/,
  ],
])('%s', (_, variant, path, says) => {
  const found = explained({ variants: variant }).filter((one) => one.path === path);
  expect(found).toHaveLength(1);
  expect(listExplained(found, talk).trimEnd()).toMatch(says);
});

test('what is in stands in the order in which it shows', () => {
  const shown = explained({ variants: 'sections: [skills, work]' }).filter((one) => one.shown);
  expect(shown.map(({ path }) => path).slice(0, 3)).toEqual(['basics', 'skills.maths', 'work.engines']);
});

test('each layer with what it changed, and what --set changed last', () => {
  const variants = {
    parent: 'work: {looms: {position: Weaver}}',
    child: 'extends: parent\nwork: {looms: {position: Master}}',
  };
  const all = explained({ variants, set: ['work.looms.position=Owner', 'work.looms.url=null'] });
  const { steps } = findExplained(all, 'work.looms');
  expect(steps.map(({ by, at, fields }) => [by, at, ...fields.map(({ from, to }) => [from, to])])).toEqual([
    ['parent', 'parent.yaml:1', [null, 'Weaver']],
    ['child', 'child.yaml:2', ['Weaver', 'Master']],
    ['--set', '--set:1', ['Master', 'Owner']],
    ['--set', '--set:1'],
  ]);
});

test('a variant that is written inline says what it changed as well', () => {
  const base = `${BASE}variants:\n  v:\n    work:\n      looms: {position: Weaver}\n`;
  const { tailored } = tell({ base, variants: { w: 'extends: v' } });
  const [step] = findExplained(tailored ? explain(tailored) : [], 'work.looms').steps;
  expect(step).toMatchObject({
    by: 'v',
    at: 'resume.yaml:23',
    fields: [{ field: 'position', from: null, to: 'Weaver', at: 'resume.yaml:23' }],
  });
});

test('the whole story of one entry', () => {
  const variants = {
    parent: 'include: [ml]\nwork:\n  engines:\n    highlights:\n      serving: {alt: {short: "${qps}!"}}',
    child: 'extends: parent\nuse: [short]',
  };
  const found = findExplained(explained({ variants }), 'serving');
  expect(`\n${tellExplained(found, { layers: ['parent', 'child'], gone: undefined }, talk)}`).toBe(`
in  work.engines.highlights.serving
    “5K!”
    written      at resume.yaml:8, tag ml
    parent       patched at parent.yaml:5
                   alt.short: \${qps} → \${qps}! at parent.yaml:5
    child        says nothing of it
    wording      short, asked for by child at child.yaml:2
    fact         \${qps} = 5K at resume.yaml:19
    so it is in  parent includes its tag ml at parent.yaml:1
`);
});

test.each([
  ['work.engines.highlights.serving', 'work.engines.highlights.serving'],
  ['work.engines.serving', 'work.engines.highlights.serving'],
  ['serving', 'work.engines.highlights.serving'],
  ['work.eng.ser', 'work.engines.highlights.serving'],
  ['eng.ser', 'work.engines.highlights.serving'],
  ['work.engines[2]', 'work.engines.highlights[2]'],
  ['work.engines', 'work.engines'],
  ['summary', 'basics.summary'],
])('--why %s means %s', (asked, path) => {
  expect(findExplained(explained({}), asked).path).toBe(path);
});

test.each([
  ['work.engines.servng', 'there is no entry `work.engines.servng`', 'did you mean `work.engines.serving`?'],
  ['work.engnes', 'there is no entry `work.engnes`', 'did you mean `work.engines`?'],
  ['zzz', 'there is no entry `zzz`', expect.stringMatching(/^known: `basics`, /) as string],
  ['', 'there is no entry ``', expect.stringMatching(/^known: `basics`, /) as string],
])('--why %j is refused', (asked, message, hint) => {
  expect(() => findExplained(explained({}), asked)).toThrow(
    expect.objectContaining({ message, hint }) as Error,
  );
});

test('--why that may mean several names them', () => {
  expect(() => findExplained(explained({ variants: 'skills: [{name: Tables}, maths]' }), 'tables')).toThrow(
    expect.objectContaining({
      message: '`tables` may be 2 entries: `work.tables`, `skills.tables`',
      hint: 'write the whole path: --why work.tables',
    }) as Error,
  );
});

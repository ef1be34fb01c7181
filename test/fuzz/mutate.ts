import fc from 'fast-check';
import { parse, stringify } from 'yaml';

/** A project's files by path. */
export type Files = Readonly<Record<string, string>>;

/** One change; the numbers, from 0 to 1, pick a file, two places in it, and something to put there. */
export interface Mutation {
  kind: keyof typeof KINDS;
  file: number;
  from: number;
  to: number;
  what: number;
}

/** Names that every object of JavaScript answers to, and keys that mean something to YAML or to us. */
const NAMES = [
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'prototype', 'length', 'then'],
  ...[
    'default',
    'null',
    '*',
    '<<',
    '-',
    '',
    ' ',
    '0',
    '-1',
    '../x',
    'a/b',
    'a.b',
    'con',
    'é',
    '💡',
    '\u202E',
  ],
];

/** What is ten times as long takes ten times as long: the long run alone tries that. */
const LENGTHS = process.env.FUZZ_CASES === undefined ? [2000] : [2000, 20000];

const SNIPPETS = [
  ...[
    '\0',
    '\uFEFF',
    '\r\n',
    '\r',
    '\uD800',
    '\uDC00',
    '\u0007',
    '\u001B[31m',
    '\u009B',
    '\u2028',
    '\u0085',
    '\u200B',
  ],
  ...[
    '\t',
    '\n',
    '---\n',
    '...\n',
    '%YAML 1.1\n',
    ': ',
    '- ',
    '"',
    "'",
    '{',
    '}',
    '[',
    ']',
    ',',
    '#',
    '|',
    '>',
    '>-2\n',
  ],
  ...[
    '*',
    '&a ',
    '*a',
    '!',
    '!!binary ',
    '!!js/function ',
    '? ',
    '<<: *a\n',
    '${',
    '${__proto__}',
    '${a}',
    '\\',
    '@',
    '`',
  ],
  ...[
    '**',
    '](',
    '[x](javascript:a)',
    '<script>',
    '{{',
    '}}',
    '\\u',
    '2020-13',
    '9999999999999999999',
    '.nan',
    '0x',
    '~',
  ],
  'a: &a [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b]\nd: [*c, *c, *c, *c, *c, *c, *c]\n',
  'x-a: &a { b: *a }\n',
  'extends: v\n',
  'extends: [v, v]\n',
  'extends: default\n',
  'variants: { v: { extends: w }, w: { extends: v } }\n',
  'facts: { a: "${b}", b: "${a}" }\n',
  '[',
  '{a: ',
  '- ',
].concat(
  LENGTHS.flatMap((times) =>
    ['[', '{a: ', '- ', 'x', '**', '[](', '((', '${'].map((one) => one.repeat(times)),
  ),
);

/** What Handlebars might be talked into. */
const EXPRESSIONS = [
  ...[
    'constructor',
    '__proto__',
    'process',
    'require',
    'this.constructor.constructor',
    '@root',
    '.',
    '@index',
    '../..',
  ],
  ...[
    'toString',
    'lookup',
    'lookup this "constructor"',
    'lookup . "__proto__"',
    'md',
    'md this',
    'md sections',
    'is',
    'is 1',
  ],
  ...[
    'breakable',
    'isolate',
    'breakable sections',
    'stop',
    'stop this',
    'body',
    'body this',
    'helperMissing',
    'blockHelperMissing',
  ],
  ...[
    '> constructor',
    '> toString',
    '> __proto__',
    '> (body this)',
    '> (body)',
    '> (lookup . "title")',
    '> resume',
    '> @partial-block',
  ],
  ...[
    '#if',
    '#each',
    '#with',
    '#unless',
    '#each this}}{{constructor}}{{/each',
    '#with (lookup this "constructor")}}{{name}}{{/with',
  ],
  ...[
    '#each constructor}}{{/each',
    '#with this as |constructor|}}{{constructor}}{{/with',
    '#each sections as |a a|}}{{a.x}}{{/each',
  ],
  ...[
    '#*inline "x"}}{{> x}}{{/inline}}{{> x',
    'else',
    '/if',
    '!--',
    '{{{',
    '#> x}}{{/x',
    '* x',
    'log "x"',
    'title.constructor',
    '#title',
  ],
].map((one) => `{{${one}}}`);

/** A value of every kind, for places that want another. */
const VALUES: readonly unknown[] = [
  ...[null, true, 0, -1.5, 1e308, NaN, Infinity, '', ' ', 'x', '2020-02-30', 'x'.repeat(5000), new Date(0)],
  ...[
    [],
    {},
    [[]],
    [null],
    [{}],
    ['x', 'x'],
    { a: 1 },
    { id: 'x' },
    [{ id: 'x' }, { id: 'x' }],
    [[[[[]]]]],
    { '*': null },
  ],
  ...NAMES,
  ...NAMES.map((name) => [name]),
  ...NAMES.map((name) => JSON.parse(`{${JSON.stringify(name)}: {"x": 1}}`) as unknown),
  ...NAMES.map((name) => [
    { id: name, name, title: name, tags: [name], highlights: [{ id: name, text: name }] },
  ]),
];

/** What our schemas know, and so what may stand where it should not. */
const KEYS = (
  'basics name label image email phone url summary location address city region countryCode profiles network username work ' +
  'volunteer education awards certificates publications skills languages interests references projects talks custom meta titles ' +
  'facts variants id tags team keywords highlights text alt note position organization startDate endDate date releaseDate roles ' +
  'entries list table columns rows title extends include exclude use notes sections template options accent font size leading ' +
  'density dates separator group numbers page margin max fit locale description fonts family src weight style side first look'
).split(' ');

type Change = (text: string, mutation: Mutation) => string;

/** The item that a number from 0 to 1 picks. */
export function pick<T>(all: readonly T[], at: number): T {
  return all[Math.min(all.length - 1, Math.floor(at * all.length))] as T;
}

const between = (text: string, { from, to }: Mutation): [number, number] => {
  const start = Math.floor(Math.min(from, to) * text.length);
  return [start, Math.min(text.length, start + Math.ceil(Math.abs(to - from) * 40))];
};

const inPieces = (
  text: string,
  by: RegExp,
  { from, to }: Mutation,
  change: (pieces: string[], a: number, b: number) => void,
): string => {
  const pieces = text.split(by);
  change(pieces, Math.floor(from * pieces.length), Math.floor(to * pieces.length));
  return pieces.join('');
};
const swap = (pieces: string[], a: number, b: number) => {
  [pieces[a], pieces[b]] = [pieces[b] ?? '', pieces[a] ?? ''];
};

/** Changes the value at one place of a document, whatever it is written as. */
const graft = (text: string, { from, to, what }: Mutation): string => {
  // What is nested without end takes this parser, too, its stack.
  if ((text.match(/[[{]|- /g)?.length ?? 0) > 1000) return text;
  let data: unknown;
  try {
    data = parse(text, { maxAliasCount: 100, logLevel: 'silent' });
  } catch {
    return text;
  }
  const places: [holder: Record<string, unknown>, key: string][] = [];
  const seen = new Set<unknown>();
  const visit = (value: unknown) => {
    // An anchor may hold itself.
    if (typeof value !== 'object' || value === null || seen.has(value)) return;
    seen.add(value);
    const holder = value as Record<string, unknown>;
    for (const key of Object.keys(holder)) {
      places.push([holder, key]);
      visit(holder[key]);
    }
    if (!Array.isArray(value)) places.push([holder, pick([...KEYS, ...NAMES], to)]);
  };
  visit(data);
  if (places.length === 0) return stringify(pick(VALUES, what));
  const [holder, key] = pick(places, from);
  Object.defineProperty(holder, key, {
    value: pick(VALUES, what),
    enumerable: true,
    configurable: true,
    writable: true,
  });
  return text.trimStart().startsWith('{') ? JSON.stringify(data, null, 2) : stringify(data);
};

const KINDS = {
  cut: (text, at) => {
    const [a, b] = between(text, at);
    return text.slice(0, a) + text.slice(b);
  },
  double: (text, at) => {
    const [a, b] = between(text, at);
    return text.slice(0, b) + text.slice(a);
  },
  insert: (text, at) => {
    const [a] = between(text, at);
    return text.slice(0, a) + pick(SNIPPETS, at.what) + text.slice(a);
  },
  express: (text, at) => {
    const [a] = between(text, at);
    return text.slice(0, a) + pick(EXPRESSIONS, at.what) + text.slice(a);
  },
  swapLines: (text, at) => inPieces(text, /(?<=\n)/, at, swap),
  doubleLine: (text, at) =>
    inPieces(text, /(?<=\n)/, at, (lines, a, b) => lines.splice(b, 0, lines[a] ?? '')),
  swapTokens: (text, at) => inPieces(text, /([\s:,[\]{}"'-]+)/, at, swap),
  newValue: (text, at) =>
    inPieces(text, /(?<=\n)/, at, (lines, a) => {
      lines[a] = (lines[a] ?? '').replace(/: .*/, `: ${JSON.stringify(pick(VALUES, at.what))}`);
    }),
  newKey: (text, at) =>
    inPieces(text, /(?<=\n)/, at, (lines, a) => {
      lines[a] = (lines[a] ?? '').replace(/[\w-]+:/, `${pick([...KEYS, ...NAMES], at.what)}:`);
    }),
  line: (text, at) =>
    inPieces(text, /(?<=\n)/, at, (lines, a) => {
      lines.splice(
        a,
        0,
        `${' '.repeat(at.to * 8)}${pick(KEYS, at.to)}: ${JSON.stringify(pick(VALUES, at.what))}\n`,
      );
    }),
  graft,
  empty: () => '',
  /** Of all files alike: a name keeps what it names. */
  rename: (text) => text,
} satisfies Record<string, Change>;

export const anyMutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom(...(Object.keys(KINDS) as (keyof typeof KINDS)[])),
  file: share(),
  from: share(),
  to: share(),
  what: share(),
});

/** From 0 to 1, all alike: fast-check’s own numbers are mostly next to 0. */
export function share(): fc.Arbitrary<number> {
  return fc.noBias(fc.nat({ max: 2 ** 24 })).map((part) => part / (2 ** 24 + 1));
}

export function mutate(files: Files, mutation: Mutation): Files {
  const path = pick(Object.keys(files), mutation.file);
  const text = files[path] ?? '';
  if (mutation.kind !== 'rename') return { ...files, [path]: KINDS[mutation.kind](text, mutation) };
  const word = pick(text.match(/\p{L}[\p{L}\d-]+/gu) ?? ['x'], mutation.from);
  const name = pick(NAMES, mutation.what);
  // A path has no such name: it would be another folder, or none.
  const renamed = (one: string) =>
    /[/<>*\s]|^$/.test(name) || word.length < 2
      ? one
      : one.replace(new RegExp(`(?<=/)${word}(?=\\.yaml$)`), name);
  return Object.fromEntries(
    Object.entries(files).map(([one, said]) => [renamed(one), said.replaceAll(word, name)]),
  );
}

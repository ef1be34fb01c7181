import { nearest } from './core/nearest.ts';
import type { PictureFault } from './core/judgePicture.ts';
import { position, type Place } from './core/source.ts';
import type { Cause } from './manifest/whatMoved.ts';
import { CHECKS } from './words/checks.ts';
import { PRINTS, type Misread } from './words/prints.ts';
import { SHARDS } from './words/shards.ts';
import { TYPOGRAPHY } from './words/typography.ts';
import { error, quoted, suggest, warning, type Severity, type Words } from './words/words.ts';

export type { Misread, Severity };

/** Something to say about the input. Built only by `report`, from the table of words below. */
export interface Diagnostic {
  code: Code;
  severity: Severity;
  message: string;
  /** The way out; empty where the message says it. */
  hint: string;
  file: string;
  /** One-based; columns count UTF-16 units, as editors do. */
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  /** Where in the data: `work[0].startDate`, or by ids: `work.acme.startDate`. */
  path: string;
  /** The line of the source that `line` names. */
  excerpt: string;
  /** The variants that it concerns, where it was found in some of them. */
  variants?: readonly string[];
  /** What would mend it, in `file`; \`check --fix\` applies it. */
  fixes?: readonly Fix[];
}

/** A part of a file, and what is to stand there. */
export interface Fix {
  /** Offsets in UTF-16 units, end exclusive. */
  start: number;
  end: number;
  /** What stands there, so that nothing else is overwritten. */
  was: string;
  text: string;
  /** Whether it is right in any case; else somebody is asked. */
  isSafe: boolean;
}

/** A fix at a place where `from` stands, or the same as quotes in YAML have it; none where something else does. */
export function fixAt(place: Place, from: string, text: string, isSafe: boolean): Fix[] {
  const { source, start, end } = place;
  const was = source.text.slice(start, end);
  return [from, `\\${from}`, `${from}${from}`].includes(was) ? [{ start, end, was, text, isSafe }] : [];
}

export type Code = keyof typeof WORDS;

/** A diagnostic at a place, in the words of its code. Foreign JSON softens what it only does not know. */
export function report<C extends Code>(code: C, at: Place, path: string, about: About<C>): Diagnostic {
  const words = WORDS[code] as Words<About<C>>;
  const [message, hint = ''] = words.say(about);
  const { source } = at;
  const start = position(source, at.start);
  const end = position(source, Math.max(at.end, at.start));
  const lineStart = at.start - start.column + 1;
  return {
    code,
    severity: source.foreign && FOREIGN_WARNINGS.has(code) ? 'warning' : words.severity,
    message,
    hint,
    file: source.file,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    path,
    excerpt: source.text.slice(lineStart, lineEnd(source.text, lineStart)),
  };
}

function lineEnd(text: string, start: number): number {
  const next = text.indexOf('\n', start);
  const end = next === -1 ? text.length : next;
  return end > start && text[end - 1] === '\r' ? end - 1 : end;
}

type Said<C extends Code> = Parameters<(typeof WORDS)[C]['say']>[0];
type About<C extends Code> = [Said<C>] extends [never] ? Record<string, never> : Said<C>;

const FOREIGN_WARNINGS = new Set<Code>(['unknown-key', 'unknown-fact', 'open-fact']);

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}

/** By file, then as they stand in it; the same thing is said once, of all the variants that it concerns. */
export function inSourceOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Map<string, Diagnostic>();
  const files = [...new Set(diagnostics.map((diagnostic) => diagnostic.file))];
  for (const diagnostic of diagnostics) {
    const { file, line, column, code, message, variants } = diagnostic;
    const key = [file, line, column, code, message].join('\0');
    const said = seen.get(key);
    if (!said) seen.set(key, diagnostic);
    else if (variants && said.variants)
      seen.set(key, { ...said, variants: [...new Set([...said.variants, ...variants])] });
  }
  return [...seen.values()].sort(
    (a, b) => files.indexOf(a.file) - files.indexOf(b.file) || a.line - b.line || a.column - b.column || 0,
  );
}

/** Why a picture is left out, and what would let it in. */
function pictureFault(fault: PictureFault): readonly [why: string, hint: string] {
  switch (fault.kind) {
    case 'no-picture':
      return [
        'what it holds is no PNG, JPEG, GIF or WebP, nor an SVG by that name',
        'save it as one of them; another name alone does not make it one',
      ];
    case 'outside':
      return ['it is not in the folder of the résumé', 'copy it there, and write its path from there'];
    case 'missing':
      return ['there is no such file', 'write its path as from the résumé’s folder, or remove the line'];
    case 'large':
      return [
        `it has ${fault.megabytes} MB, more than 10`,
        'save it smaller: a page shows no more than 1000 pixels',
      ];
    case 'wide':
      return [
        `it has ${fault.width} × ${fault.height} pixels, more than 50 million`,
        'save it smaller: a page shows no more than 1000 pixels',
      ];
  }
}

/** What to do about a theme, by what Node says of it. */
function themeHint(said: string): string {
  if (/^Unexpected token '<'|^Unknown file extension/.test(said))
    return 'it is published as source, which Node cannot run: choose another version, or another theme';
  const [, needed] = /^Cannot find (?:module|package) '((?:@[^/']+\/)?[\w-][^/']*)/.exec(said) ?? [];
  return needed === undefined
    ? 'this is the theme’s own mistake: update it, or choose another'
    : `it does not bring what it needs: npm install ${needed}`;
}

interface Named {
  name: string;
}
interface Choice extends Named {
  known: readonly string[];
}

/** A page too many, and the cheapest ways to be rid of it. */
export interface Overflow {
  variant: string;
  pages: number;
  max: number;
  /** What is too much; undefined where nobody can tell. */
  lines: number | undefined;
  /** How far `fit` went in vain: "density 1.6, size 9"; empty where it was not asked for. */
  moved: string;
  /** Where `fit` would suffice; empty where it was asked for or would not. */
  wouldFit: string;
  /** What to leave out; names are paths. */
  drops: readonly { name: string; lines: number }[];
  /** Another one that would do as well. */
  instead: { name: string; lines: number } | undefined;
  /** The lines too many without all of these; 0 where leaving them out suffices. */
  left: number;
}

/** Why something of another program is left behind. */
export type Loss = keyof typeof LOSSES;

const LOSSES = {
  place: (name) => [notCarried(name), 'a résumé here has no place for it; keep it elsewhere if you need it'],
  form: (name) => [`${notCarried(name)}: it does not fit here`, 'write it in by hand'],
  date: (name) => [`${notCarried(name)}: it is no date`, 'write it in as YYYY, YYYY-MM or YYYY-MM-DD'],
  url: (name) => [`${notCarried(name)}: it is no web address`, 'write it in as in https://example.com/ada'],
  email: (name) => [`${notCarried(name)}: it is no e-mail address`, 'write it in as in ada@example.com'],
  link: (name) => [`${notCarried(name)}: no link prints here, only its text`, 'give the entry a `url`'],
  second: (name) => [`${notCarried(name)}: there is one already`, 'keep the one that readers should see'],
  look: (name) => [
    `${notCarried(name)}: looks are the template’s here`,
    '`resume list` names the templates, `template` in a variant chooses one',
  ],
  nested: () => ['bullets below a bullet are not carried over as such', 'they stand beside it now'],
  list: () => ['the list in this text is not carried over as one', 'each bullet is a paragraph now'],
  numbers: (name) => [
    `the numbers of “${name}” are not carried over: a list has bullets here`,
    'write them into the texts if readers need them',
  ],
  private: (name) => [`${notCarried(name)}: few readers need it`, 'write it in by hand if yours do'],
  hidden: (name) => [
    `what ${name} says of you is not carried over: it is not shown there, either`,
    'write it in by hand if you want it',
  ],
  files: (name) => [`${name}: not carried over, for they are no part of a résumé`, ''],
} satisfies Record<string, (name: string) => readonly [message: string, hint: string]>;

/** Its beginning, where it is long. */
function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function notCarried(name: string): string {
  return `\`${name}\` is not carried over`;
}

function lines(count: number): string {
  return count === 1 ? 'one line' : `${count} lines`;
}

/** "`fit: true` would fit it at density 1.2; or leave out `work.acme` (4 lines)" */
function wayBack({ drops, instead, left, wouldFit }: Overflow, set: string): string {
  const named = drops.map((drop) => `\`${drop.name}\` (${lines(drop.lines)})`);
  const all = [named.slice(0, -1).join(', '), named.at(-1)].filter(Boolean).join(' and ');
  const other = instead ? `, or \`${instead.name}\` (${lines(instead.lines)})` : '';
  const rest = left > 0 ? `, and ${lines(left)} more` : '';
  const fit = wouldFit && `${set} would fit it at ${wouldFit}`;
  const drop = all ? `leave out ${all}${other}${rest}` : 'leave out an entry, or use shorter wordings';
  return [fit, drop].filter(Boolean).join('; or ');
}

/** Every sentence said about the input, by code. */
const WORDS = {
  // The file as a whole
  'not-utf8': error((p: { encoding: string }) =>
    p.encoding === 'mixed'
      ? [
          'this is no UTF-8, as the rest of the file is',
          'type what should stand here anew, and save the file as UTF-8',
        ]
      : [
          `this file is ${p.encoding}${p.encoding === 'Windows-1252' ? ' or Latin-1' : ''}, not UTF-8`,
          `let your editor save it as UTF-8, or: iconv -f ${p.encoding} -t UTF-8 FILE > NEW`,
        ],
  ),
  'no-file': error((p: { found: string }) => [
    `this is ${p.found}, not a file`,
    'put the file in its place, or give it another name',
  ]),
  'control-character': error((p: { code: string }) => [
    `an invisible control character (U+${p.code}) stands here`,
    'remove it; text that was copied from a PDF may bring some',
  ]),

  // The text of the file
  'yaml-syntax': error((p: { said: string }) => [
    `this is not valid YAML: ${p.said.charAt(0).toLowerCase()}${p.said.slice(1)}`,
  ]),
  'bad-indent': error(() => [
    'this line does not line up with the ones around it',
    'indent it like its neighbours, with spaces; every entry of a list begins with `- `',
  ]),
  'tab-indent': error(() => ['YAML does not take tabs as indentation', 'indent with spaces, here and below']),
  'star-bullet': error(() => ['an item of a list begins with `-`, not `*`', 'write `- ` in its place']),
  'missing-colon': error((p: { instead: string }) => [
    'expected a key, a colon and a space',
    `write it as \`${p.instead}\``,
  ]),
  'missing-comma': error(() => [
    'two things run into each other here',
    'put a comma between them, or quote the text if it is one',
  ]),
  'colon-in-text': error((p: { line: number }) => [
    `YAML reads this as more of the text of line ${p.line}, and \`: \` cannot stand in it`,
    'a key: line it up with the keys above; a text: put all of it in quotes',
  ]),
  'needs-quotes': error((p: { value: string }) => {
    const quoteInside = /^'.*'.*'$/.test(p.value) ? p.value.slice(1, -1) : undefined;
    const first = /^([*&!@`%{[|>"'?,\]}#]|- )/.exec(p.value)?.[0].trim();
    const because = quoteInside
      ? "`'` inside it"
      : first
        ? `${first === '`' ? 'backtick' : `\`${first}\``} it begins with`
        : '`: ` inside it';
    return [
      `YAML does not read this as text, because of the ${because}`,
      `${first === '-' ? 'begin the list on the next line, or ' : ''}quote it: ${quoted(quoteInside ?? p.value)}`,
    ];
  }),
  'lost-text': warning((p: { lost: string; value: string }) => [
    p.lost.startsWith('&')
      ? `YAML takes \`${p.lost}\` for the name of what follows, so it does not print`
      : 'YAML takes this for a comment, so it does not print',
    p.lost.startsWith('&')
      ? `quote the text: ${quoted(p.value)}`
      : `quote the text: ${quoted(p.value)}; a comment has a space behind its \`#\``,
  ]),
  'bullet-colon': error((p: { text: string }) => [
    `expected text, found a map, because of the ${p.text.startsWith('? ') ? '`?` it begins with' : '`: ` inside it'}`,
    `quote it: ${quoted(p.text)}`,
  ]),
  'unclosed-quote': error((p: { quote: string }) => [
    `this quote is never closed`,
    `put a ${p.quote} where the text ends`,
  ]),
  'unclosed-bracket': error((p: { bracket: string; closer: string }) => [
    `this \`${p.bracket}\` is never closed`,
    `put a \`${p.closer}\` where it ends, or quote the text if it is one`,
  ]),
  'stray-bracket': error((p: { bracket: string }) => [
    `this \`${p.bracket}\` closes nothing`,
    'remove it, or quote the text if it is one',
  ]),
  'after-quote': error(() => ['this stands behind the quote that ends the text', 'put it inside the quotes']),
  'bad-escape': error((p: { escape: string }) => [
    `\`${p.escape}\` means nothing in double quotes`,
    'write the backslash twice, or use single quotes',
  ]),
  'yaml-tag': error((p: { tag: string; value: string }) => [
    `YAML takes \`${p.tag}\` for the name of a type, and knows no such type`,
    `quote the text: ${quoted(p.value)}`,
  ]),
  'duplicate-key': error((p: { key: string; line: number }) => [
    `\`${p.key}\` stands here already, at line ${p.line}`,
    'keep one of them',
  ]),
  'many-documents': error((p: { marker: string }) => [
    'a second document begins here',
    `one file holds one: remove the \`${p.marker}\``,
  ]),
  'key-not-text': error(() => ['a key has to be a word', 'write one before the colon']),
  'unknown-anchor': error((p: Choice) => [
    `no anchor \`&${p.name}\` stands before this alias`,
    p.known.includes(p.name)
      ? `move \`&${p.name}\` up, before its first use`
      : suggest(p.name, p.known, `quote it if it is text: ${quoted(`*${p.name}`)}`),
  ]),
  'anchor-loop': error((p: Named) => [
    `\`*${p.name}\` stands inside what it names`,
    'write out what is meant',
  ]),
  'alias-bomb': error((p: { most: number }) => [
    `the aliases of this file unfold to more than ${p.most} values`,
    'write out what is needed; aliases of aliases are not expanded that far',
  ]),
  'too-deep': error((p: { most: number }) => [
    `this is more than ${p.most} levels deep`,
    'a bracket may be left open; a résumé needs no more than ten',
  ]),
  'too-dense': error((p: { most: number }) => [
    `here the lines, commas, colons and brackets of this file become more than ${p.most}`,
    'a résumé has some thousands of them; is it the right file?',
  ]),
  'empty-file': error(() => ['the file is empty', 'begin with `basics:` and a name']),

  // Its form, by the schemas
  'unknown-key': error((p: Choice) => {
    const [, key = '', value = ''] = /^([^:]+):(.+)$/.exec(p.name) ?? [];
    const spaced = p.known.includes(key) ? `put a space behind the colon: \`${key}: ${value}\`` : undefined;
    const hard = p.name.includes('\u00A0')
      ? 'the spaces before it are hard ones (U+00A0): type plain ones'
      : undefined;
    return [`unknown key \`${p.name}\``, spaced ?? hard ?? suggest(p.name, p.known)];
  }),
  'missing-key': error((p: Named) => [`\`${p.name}\` is missing here`, `add \`${p.name}: …\``]),
  'wrong-type': error((p: { expected: string; found: string; hint: string }) => [
    `expected ${p.expected}, found ${p.found}`,
    p.hint,
  ]),
  'empty-value': error((p: { name: string | undefined; expected: string }) => [
    `${p.name === undefined ? 'this item' : `\`${p.name}\``} has no value; expected ${p.expected}`,
    'give it one, or remove the line',
  ]),
  'bad-date': error((p: { value: string; instead: string }) => [
    `\`${p.value}\` is no date; expected YYYY, YYYY-MM or YYYY-MM-DD`,
    p.instead,
  ]),
  'bad-url': error((p: { value: string }) => [
    `\`${p.value}\` is no web address`,
    'write it as in https://example.com/ada, without spaces',
  ]),
  'bad-email': error((p: { value: string }) => [
    `\`${p.value}\` is no e-mail address`,
    'write it as in ada@example.com',
  ]),
  'bad-id': error((p: { value: string }) => [
    `\`${p.value}\` cannot be an id`,
    'an id has no spaces, dots or stars: `--set` and patches write paths with them',
  ]),
  'bad-locale': error((p: { value: string }) => [
    `\`${p.value}\` is no language tag`,
    p.value.includes('_') ? `write ${p.value.replaceAll('_', '-')}` : 'write it as in en-US or de',
  ]),
  'bad-length': error((p: { value: string }) => [
    `\`${p.value}\` is no CSS length`,
    /^[1-9][\d.]*$/.test(p.value)
      ? `did you mean ${p.value}mm?`
      : 'one to four of them, as in 14mm or "12mm 16mm" (mm, cm, in, pt, px)',
  ]),
  'bad-choice': error((p: Choice) => [
    `\`${p.name}\` is none of the choices`,
    `choose one of ${p.known.join(', ')}`,
  ]),
  'bad-number': error((p: { value: string; expected: string }) => [
    `expected ${p.expected}, found ${p.value}`,
  ]),
  'empty-text': error(() => ['expected text, found an empty one', 'write it, or remove the line']),
  'duplicate-id': error((p: Named & { line: number }) => [
    `the id \`${p.name}\` is taken by the entry at line ${p.line}`,
    'give one of them another id',
  ]),
  'reserved-id': error((p: Named) => [
    `\`${p.name}\` is the name of a section of its own`,
    'give this one another id',
  ]),

  // Variants
  'variant-twice': error((p: Named & { other: string }) => [
    `the variant \`${p.name}\` is written here and in ${p.other}`,
    'keep one of them',
  ]),
  'bad-variant-name': error((p: Named) => [
    `\`${p.name}\` cannot name a variant, which names a file`,
    'use letters, digits, - and _',
  ]),
  'unknown-parent': error((p: Choice) => [
    `there is no variant \`${p.name}\` to extend`,
    suggest(p.name, p.known),
  ]),
  'variant-loop': error((p: { chain: readonly string[] }) => [
    `\`${p.chain[0] ?? ''}\` extends itself: ${p.chain.join(' → ')}`,
    'let one of them extend another, or `extends: null`',
  ]),
  'unknown-id': error((p: Choice & { plain: boolean; sentence: boolean }) => [
    `no entry \`${p.name}\` here`,
    p.plain
      ? 'a plain-text highlight has no id: in the résumé, write it as `- id: …` with `text: …` below it'
      : p.sentence
        ? 'a text in a list names an id; to add an entry of this variant, write `- text: …`'
        : suggest(p.name, p.known, 'the list has no entries that could be named'),
  ]),
  'patch-of-dropped': error((p: Named & { by: string }) => [
    `\`${p.name}\` was dropped by ${p.by}`,
    'extend another variant, or remove this patch',
  ]),
  'listed-twice': error((p: Named) => [`\`${p.name}\` is listed twice`, 'keep one of them']),
  'unknown-tag': error((p: Choice) => [`no entry bears the tag \`${p.name}\``, suggest(p.name, p.known)]),
  'unknown-wording': error((p: Choice) => [
    `no highlight has a wording \`${p.name}\` under \`alt\``,
    suggest(p.name, p.known),
  ]),
  'unknown-section': error((p: Choice) => [`no section is called \`${p.name}\``, suggest(p.name, p.known)]),
  'bad-path': error((p: { why: string }) => [
    p.why,
    'write --set path=value, e.g. --set work.acme.position="Staff Engineer"',
  ]),
  'patched-out': warning((p: Named) => [
    `\`${p.name}\` is patched here, but its tags take it out of this variant`,
    'remove the patch, or name it in a list to keep it',
  ]),
  'no-effect': warning((p: { path: string }) => [`this changes nothing in \`${p.path}\``, 'remove it']),
  'hidden-text': warning((p: Named) => [
    `\`use\` takes the wording \`${p.name}\` of this highlight, so this text does not show`,
    `write it as \`alt: {${p.name}: …}\``,
  ]),
  'empty-section': warning((p: Named & { listed: boolean }) => [
    `the section \`${p.name}\` has nothing to show in this variant`,
    p.listed
      ? 'remove it from `sections`, or let something of it stay'
      : 'let one of its entries stay, or say with `sections` what shows',
  ]),
  'unknown-fact': error((p: Choice) => [
    `there is no fact \`${p.name}\``,
    suggest(p.name.trim(), p.known, 'add it under `facts`, or write \\${ for a literal ${'),
  ]),
  'open-fact': error(() => [
    'this `${` begins a fact and is never closed',
    'close it with `}`, or write \\${ for a literal ${',
  ]),
  'fact-loop': error((p: { chain: readonly string[] }) => [
    `the fact \`${p.chain[0] ?? ''}\` is made of itself: ${p.chain.join(' → ')}`,
    'write out one of them',
  ]),
  'fact-bomb': error((p: { most: number; least: number }) => [
    `the facts of this résumé unfold to more than ${p.most} characters, each use counted as ${p.least} at least`,
    'write out what is needed',
  ]),
  'unused-fact': warning((p: Named) => [
    `the fact \`${p.name}\` is used nowhere`,
    `use it as \${${p.name}}, or remove it`,
  ]),

  // Templates
  'unknown-template': error((p: Choice & { theme?: string }) => [
    `there is no template \`${p.name}\``,
    p.theme === undefined ? suggest(p.name, p.known) : `for the theme of that name write \`${p.theme}\``,
  ]),
  'template-loop': error((p: { chain: readonly string[] }) => [
    `this template extends itself: ${p.chain.join(' → ')}`,
    'let one of them extend another, or nothing',
  ]),
  'orphan-option': error((p: Choice) => [
    `no inherited option is called \`${p.name}\`, so a default alone does not say what it is`,
    suggest(p.name, p.known, 'write it with its type: `{type: …, default: …}`'),
  ]),
  'unknown-font': error((p: Choice) => [
    `there is no font \`${p.name}\``,
    nearest(p.name, p.known) === undefined
      ? `install it: npm install @fontsource/${p.name}; at hand: ${p.known.join(', ')}`
      : suggest(p.name, p.known),
  ]),
  'unknown-option': error((p: Choice & { template: string }) => [
    `the template \`${p.template}\` has no option \`${p.name}\``,
    suggest(p.name, p.known),
  ]),
  'bad-option': error((p: { value: string; expected: string }) => [
    `expected ${p.expected}, found \`${p.value}\``,
  ]),
  'template-error': error((p: { said: string; hint?: string; choice?: Choice }) => [
    p.said,
    p.choice ? suggest(p.choice.name, p.choice.known) : (p.hint ?? ''),
  ]),

  // JSON Resume themes, which are other people's
  'unknown-theme': error((p: Named) => [
    `the theme \`${p.name}\` is not installed here`,
    `npm install ${p.name}`,
  ]),
  'theme-options': error((p: Named & { theme: string }) => [
    `\`${p.theme}\` is a JSON Resume theme, which takes no options`,
    `remove \`${p.name}\`; \`page\` sets the paper and its margins`,
  ]),
  'theme-error': error((p: { theme: string; said: string; where: string }) => [
    `the theme \`${p.theme}\` failed: ${p.said}${p.where === '' ? '' : ` (${p.where})`}`,
    themeHint(p.said),
  ]),
  'bad-picture': warning((p: { name: string; fault: PictureFault }) => {
    const [why, hint] = pictureFault(p.fault);
    return [`the picture \`${p.name}\` is left out: ${why}`, hint];
  }),
  'theme-needs': warning((p: { theme: string; hosts: readonly string[]; install: readonly string[] }) => [
    `\`${p.theme}\` asks the network for part of its looks, and a print reaches none` +
      (p.hosts.length > 0 ? `: it goes without what is at ${p.hosts.join(', ')}` : ''),
    p.install.length > 0
      ? `install what stands in for it: npm install ${p.install.join(' ')}`
      : 'or let it, with --allow-network',
  ]),
  'theme-omits': warning(
    (p: { theme: string; section: string; entries: number; fields: 'all' | readonly string[] }) => {
      const fields = p.fields === 'all' ? [] : p.fields.map((field) => `\`${field}\``);
      const entries = p.entries === 1 ? '1 entry' : `${p.entries} entries`;
      return p.fields === 'all'
        ? [
            `\`${p.theme}\` shows nothing of \`${p.section}\` (${entries})`,
            'choose another theme or a template of ours, or leave the section out with `sections`',
          ]
        : [
            `\`${p.theme}\` does not show all of \`${p.section}\`: ${fields.join(', ')} ${fields.length === 1 ? 'is' : 'are'} left out`,
            'choose another theme, or a template of ours, where a reader would miss it',
          ];
    },
  ),
  'no-labels': warning((p: Named) => [
    `there are no labels for \`${p.name}\` yet; English ones are used`,
    'set `titles` for the section titles',
  ]),

  // What a reader would miss
  untranslated: warning(
    (p: {
      variant: string;
      from: string;
      to: string;
      patch: string | undefined;
      assumed: string | undefined;
    }) => [
      `\`${p.variant}\` is in ${p.to}, and prints this in ${p.from}`,
      [
        p.patch === undefined
          ? 'give it an `id`, by which the variant can patch it'
          : `patch \`${p.patch}\` in the variant, with the same words if they are to stay`,
        ...(p.assumed === undefined
          ? []
          : [`if it is in ${p.to}, say \`locale: ${p.assumed}\` in the variant \`default\``]),
      ].join('; '),
    ],
  ),
  'missing-glyph': error((p: { characters: string; template: string; packages: readonly string[] }) => [
    `the fonts of \`${p.template}\` have no glyph for ${p.characters}`,
    p.packages.length > 0
      ? `install a font that has it: npm install ${p.packages.map((name) => `@fontsource/${name}`).join(' ')}`
      : 'write it in another way, or choose a font that has it',
  ]),
  'over-budget': error((p: Overflow) => {
    const max = p.max === 1 ? 'one is' : `${p.max} are`;
    const even = p.moved ? ` even at ${p.moved}` : '';
    const over = p.lines === undefined ? '' : `: ${lines(p.lines)} too many${even}`;
    return [`\`${p.variant}\` prints on ${p.pages} pages, ${max} allowed${over}`, wayBack(p, '`fit: true`')];
  }),
  'nearly-empty-page': warning((p: Overflow) => [
    `page ${p.pages} of \`${p.variant}\` holds ${lines(p.lines ?? 1)} and is empty below`,
    `${p.max === 1 ? 'for one page' : `for ${p.max} pages`}, ${wayBack(p, `\`max: ${p.max}\` with \`fit: true\``)}`,
  ]),
  'fit-without-max': warning(() => [
    '`fit` has no number of pages to hold',
    'say with `max` beside it how many there may be',
  ]),
  'no-name': warning(() => ['there is no name', 'add `basics: {name: …}`']),
  'no-contact': warning(() => [
    'there is no way to reach this person',
    'add an email, a phone, a url or a profile to `basics`',
  ]),

  // What a frozen build holds against dist/manifest.json
  'frozen-moved': error((p: Named & { causes: readonly Cause[]; engines: readonly [string, string] }) => {
    const [recorded, here] = p.engines;
    const engine = `recorded with ${recorded}, built here with ${here}`;
    const isEngineAlone = p.causes.length === 1 && p.causes[0] === 'engine';
    return [
      `\`${p.name}\` would not come out as recorded; what moved: ${p.causes.join(' and ')}`,
      isEngineAlone
        ? `${engine}: use the same, or build without --frozen and commit the manifest`
        : `if it is meant, build without --frozen and commit the manifest${p.causes.includes('engine') ? `; ${engine}` : ''}`,
    ];
  }),
  'frozen-new': error((p: Named) => [
    `\`${p.name}\` is not in the manifest`,
    'build it without --frozen, and commit the manifest',
  ]),
  'frozen-gone': error((p: Named) => [
    `\`${p.name}\` is recorded here, and the project has no such variant any more`,
    'build without --frozen, and commit the manifest',
  ]),

  // What files are called that others are given
  'unknown-placeholder': error((p: Choice) => [
    `no file name can hold \`{${p.name}}\``,
    suggest(p.name, p.known),
  ]),
  'same-file-name': error((p: Named & { variants: readonly string[] }) => [
    `${p.variants.map((variant) => `\`${variant}\``).join(' and ')} would both be called \`${p.name}\``,
    'tell them apart with `{variant}` in the name, or with a label of their own',
  ]),
  'no-file-name': error((p: { variant: string }) => [
    `of \`${p.variant}\` nothing is left to call a file by`,
    'write something beside the braces, or `{variant}`',
  ]),

  // What comes from other programs
  'not-carried': warning((p: { name: string; why: Loss; known?: readonly string[]; hint?: string }) => {
    const meant = nearest(p.name, p.known ?? []);
    const [message, hint] = LOSSES[p.why](shortened(p.name));
    return [message, meant === undefined ? p.hint || hint : `did you mean \`${meant}\`?`];
  }),
  'unknown-import': error((p: { looks: string; known: readonly string[] }) => [
    `no program that is known here writes such a file: it looks like ${p.looks}`,
    `known: ${p.known.join(', ')}`,
  ]),
  'too-large': error((p: { megabytes: number; most: number }) => [
    `this is ${p.megabytes} MB, too much for a résumé`,
    `at most ${p.most} MB are read; is it the right file?`,
  ]),
  'guessed-encoding': warning((p: { encoding: string }) => [
    `this is not UTF-8; it was read as ${p.encoding}`,
    'look at its accents and dashes; where one is wrong, save the file as UTF-8 and import it again',
  ]),
  'bad-csv': error((p: { said: string }) => [
    `this is not valid CSV: ${p.said}`,
    'take the file as it came; a spreadsheet may have spoilt it',
  ]),
  'missing-column': error((p: { table: string; missing: readonly string[]; found: readonly string[] }) => [
    `${p.table} has no column ${p.missing.map((name) => `\`${name}\``).join(' and no ')}`,
    `its columns are ${p.found.map((name) => `\`${name}\``).join(', ') || 'none'}; ask for the archive in English, and take the file as it came`,
  ]),
  'bad-archive': error((p: { said: string }) => [
    `this archive cannot be unpacked: ${p.said}`,
    'unpack it with another program, and import the folder',
  ]),
  'locked-pdf': error(() => [
    'this PDF is encrypted',
    'save it without a password (`qpdf --decrypt IN OUT`), and import that',
  ]),
  'damaged-pdf': error(() => [
    'this PDF cannot be read: it is damaged, or cut short',
    'take another copy of it: mail and download may spoil one',
  ]),
  'no-attachment': error(() => [
    'this PDF does not carry its data: another program printed it, or something took them out',
    'import the file that it was made of; `resume import --help` says which are known',
  ]),

  // Records of what was sent
  'empty-record': error(() => [
    'the record is empty',
    'remove it, or write it anew: resume record VARIANT --to WHOM',
  ]),

  ...CHECKS,
  ...PRINTS,
  ...SHARDS,
  ...TYPOGRAPHY,
} satisfies Record<string, Words<never>>;

/** Every code there is. */
export const CODES = Object.keys(WORDS) as Code[];

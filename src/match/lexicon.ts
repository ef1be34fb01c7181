import names from '../checks/names.json' with { type: 'json' };
import skills from './skills.json' with { type: 'json' };
import { isOneName, stemOf, tokensOf, type Token } from './tokens.ts';

/** A name as it may be written. */
export interface Form {
  /** What it stands for: `Kubernetes`, for `k8s`. */
  term: string;
  written: string;
  stems: readonly string[];
  /** A word of the language, too: it counts only as its makers spell it. */
  isCommon: boolean;
  /** A product or a language, and no skill that one describes in many words. */
  isName: boolean;
}

const COMMON = new Set(skills.common);

/** The groups of names that are something to know. */
const GROUPS = ['languages', 'databases', 'clouds', 'frameworks', 'tools', 'protocols'] as const;

const FORMS: readonly Form[] = allForms();

function allForms(): Form[] {
  const same = skills.same.flatMap(([term = '', ...others]) =>
    [term, ...others].map((written) => form(term, written, true)),
  );
  const described = skills.skills.flatMap(([term = '', ...others]) =>
    [term, ...others].map((written) => form(term, written, false)),
  );
  const taken = new Set([...same, ...described].map(({ written }) => written.toLowerCase()));
  const others = [...new Set(GROUPS.flatMap((group) => names[group]))]
    .filter((name) => !taken.has(name.toLowerCase()))
    .map((name) => form(name, name, true));
  return [...same, ...described, ...others].filter(({ stems }) => stems.length > 0);
}

function form(term: string, written: string, isName: boolean): Form {
  const stems = tokensOf(written).map(({ stem }) => stem);
  const isShort = written.length <= 2;
  return { term, written, stems, isName, isCommon: isName && (isShort || COMMON.has(written)) };
}

/** By their first word, the longest first. */
const BY_FIRST = byFirst(FORMS);

function byFirst(forms: readonly Form[]): Map<string, Form[]> {
  const found = new Map<string, Form[]>();
  for (const one of forms) {
    const [first = ''] = one.stems;
    found.set(first, [...(found.get(first) ?? []), one]);
  }
  for (const list of found.values()) list.sort((a, b) => b.stems.length - a.stems.length);
  return found;
}

/** A form that was found, and where in the text. */
export interface Hit {
  form: Form;
  start: number;
  end: number;
}

/** Every known name and skill in a text, the longest form at each place. */
export function knownIn(text: string): Hit[] {
  const tokens = tokensOf(text);
  const hits: Hit[] = [];
  for (let index = 0; index < tokens.length;) {
    const hit = hitAt(text, tokens, index);
    if (hit) hits.push({ form: hit.form, start: hit.start, end: hit.end });
    index += hit?.length ?? 1;
  }
  return hits;
}

function hitAt(
  text: string,
  tokens: readonly Token[],
  index: number,
): (Hit & { length: number }) | undefined {
  const first = tokens[index];
  if (!first) return undefined;
  for (const one of BY_FIRST.get(first.stem) ?? []) {
    const run = tokens.slice(index, index + one.stems.length);
    const last = run.at(-1);
    if (!last || run.length < one.stems.length) continue;
    if (!run.every((token, at) => token.stem === one.stems[at]) || !isOneName(text, run)) continue;
    const written = text.slice(first.start, last.end);
    if (one.isName && !isSpelt(one.written, written)) continue;
    if (one.isCommon && !isMeant(one.written, written, text, first.start, last.end)) continue;
    return { form: one, start: first.start, end: last.end, length: run.length };
  }
  return undefined;
}

/** A name keeps its letters, but for a plural; one in capitals keeps those, too: `CAN` is not “can”. */
function isSpelt(name: string, written: string): boolean {
  const isAcronym = name === name.toUpperCase() && /^\p{Lu}{2,5}$/u.test(name);
  const bare = (word: string): string =>
    word
      .toLowerCase()
      .replace(/[\s\-‑/.]/g, '')
      .replace(/(?<!s)s$/, '');
  return bare(name) === bare(written) && (!isAcronym || written.slice(0, name.length) === name);
}

/** `Go` in “Go or Java”, and not in “Go deep on latency”; `R` beside other names, and not in `R&D`. */
function isMeant(name: string, written: string, text: string, start: number, end: number): boolean {
  if (written !== name) return text.trim().toLowerCase() === name.toLowerCase();
  const [before, after] = [text.slice(0, start), text.slice(end)];
  if (/^\s?&|^['’]/.test(after) || /&\s?$/.test(before)) return false;
  const isListed =
    /^\s*(?:[,/;)|]|(?:and|or|und|oder)\b)/.test(after) ||
    (name.length === 1 && /^ (?:for|programming)\b/.test(after)) ||
    /(?:[,/(|]|\b(?:and|or|in|with|of|und|oder|mit|for))\s*$/.test(before);
  const isAlone = before.trim() === '' && after.trim() === '';
  if (isAlone || isListed) return true;
  const opens = /(?:^|[.!?:•]\s*)$/.test(before.trimEnd());
  return !opens && name.length > 2;
}

/** Whether a text has the words of a phrase, whatever their endings. */
export function hasPhrase(
  text: string,
  tokens: readonly Token[],
  phrase: readonly string[],
): Hit['start'] | undefined {
  for (let index = 0; index + phrase.length <= tokens.length; index += 1) {
    const run = tokens.slice(index, index + phrase.length);
    if (run.every((token, at) => token.stem === phrase[at]) && isOneName(text, run)) return run[0]?.start;
  }
  return undefined;
}

export function stemsOf(phrase: string): string[] {
  return tokensOf(phrase).map(({ text }) => stemOf(text));
}

import { parse } from '../core/parse.ts';
import { child, toData, type Source } from '../core/source.ts';
import { validate } from '../core/validate.ts';
import { hasErrors, type Diagnostic } from '../diagnostic.ts';
import { wordsIn } from './known.ts';
import type { Level } from './rule.ts';
import { SETTABLE } from './index.ts';

/** What a project says of its checks. */
export interface CheckSettings {
  levelOf: (code: string) => Level;
  /** Whether the file sets it. */
  isSet: (code: string) => boolean;
  /** Words that are spelt right, in small letters. */
  dictionary: ReadonlySet<string>;
  /** What is wrong with the file; then the defaults hold. */
  diagnostics: Diagnostic[];
}

/** Reads resumes/check.yaml and resumes/dictionary.txt, where there are such files. */
export function checkSettings(source: Source | undefined, dictionary: string | undefined): CheckSettings {
  const words = dictionaryIn(dictionary ?? '');
  const defaults = (code: string): Level => SETTABLE.get(code)?.level ?? 'error';
  const { root, diagnostics } = source ? parse(source) : { root: undefined, diagnostics: [] };
  const isEmpty = !root || (root.kind === 'scalar' && root.value === null);
  if (!isEmpty) diagnostics.push(...validate(root, 'check'));
  if (isEmpty || hasErrors(diagnostics))
    return { levelOf: defaults, isSet: () => false, dictionary: words, diagnostics };
  const rules = child(root, 'rules');
  const levels = new Map(Object.entries((rules ? toData(rules) : {}) as Record<string, Level>));
  const own = child(root, 'dictionary');
  const listed =
    own?.kind === 'list' ? own.items.flatMap((item) => (item.kind === 'scalar' ? item.text : [])) : [];
  return {
    levelOf: (code) => levels.get(code) ?? defaults(code),
    isSet: (code) => levels.has(code),
    dictionary: new Set([...words, ...listed.flatMap(smallWords)]),
    diagnostics,
  };
}

/** A word or a name a line; what begins with `#` is a remark. */
function dictionaryIn(text: string): Set<string> {
  const lines = text.split('\n').map((line) => line.replace(/(^|\s)#.*$/, '').trim());
  return new Set(lines.flatMap(smallWords));
}

function smallWords(name: string): string[] {
  return wordsIn(name).map((word) => word.toLowerCase());
}

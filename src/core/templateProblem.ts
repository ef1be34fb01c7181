import { report, type Diagnostic } from '../diagnostic.ts';
import { parseHandlebars, type Asked, type TemplateFailure } from './handlebars.ts';
import { HELPER_NAMES } from './helpers.ts';
import type { Place, Source } from './source.ts';

/**
 * Where a template went wrong, and what was likely meant.
 *
 * @param partials names of the template's files
 * @param root what `@root` is in the template
 */
export function templateProblem(
  { source, message, asked }: TemplateFailure,
  partials: readonly string[],
  root: object,
): Diagnostic {
  if (asked) return unknownName(source, asked, root);
  const unread = unreadable(source);
  if (unread) return unread;
  const [, partial] = /^The partial (.+) could not be found/.exec(message) ?? [];
  if (message === 'Maximum call stack size exceeded') {
    const hint = 'a file that prints itself, if only by way of another, needs an `{{#if}}` around that';
    return report('template-error', startOf(source), '', {
      said: 'its files print each other without end',
      hint,
    });
  }
  if (partial === undefined) return report('template-error', startOf(source), '', { said: message });
  return report('template-error', useOf(partial, source), '', {
    said: `there is no ${partial}.hbs`,
    choice: { name: partial, known: partials.filter((name) => name !== 'resume') },
  });
}

function unknownName(source: Source, { name, known, line, column }: Asked, root: object): Diagnostic {
  const start = source.text.indexOf(name, offsetOf(source, line) + column);
  const at: Place = { source, start, end: start + name.length };
  const before = source.text.slice(0, start);
  const isCalled = /(\{\{[~{&]*#?|\()\s*$/.test(before) && /^\s+[^\s}~]/.test(source.text.slice(at.end));
  const choice = { name, known: known ?? [] };
  if (isCalled) {
    const said = `there is no helper \`${name}\``;
    return report('template-error', at, '', { said, choice: { name, known: HELPER_NAMES } });
  }
  if (known === undefined) {
    const hint = 'where a list holds texts, each of them is `{{this}}`';
    return report('template-error', at, '', { said: `\`${name}\` is asked of a text`, hint });
  }
  const said = `the view has no \`${name}\` here`;
  if (before.endsWith('@')) return report('template-error', at, '', { said, choice });
  const hint = `it stands at the page's root: \`@root.${name}\``;
  return report('template-error', at, '', { said, ...(Object.hasOwn(root, name) ? { hint } : { choice }) });
}

/** Where a partial is asked for; one whose name is worked out has no such place. */
function useOf(partial: string, source: Source): Place {
  for (const { 0: tag, 1: opening = '', 2: name, index } of source.text.matchAll(/(\{\{~?#?>\s*)([^\s}~]+)/g))
    if (name === partial) return { source, start: index + opening.length, end: index + tag.length };
  return startOf(source);
}

/** What Handlebars’ parser says of a file, if it says anything. */
function unreadable(source: Source): Diagnostic | undefined {
  try {
    parseHandlebars(source.text);
    return undefined;
  } catch (thrown) {
    if (!(thrown instanceof Error)) throw thrown;
    const open = thrown.message.endsWith("got 'EOF'") ? openBlock(source) : undefined;
    if (open) {
      const said = `\`${source.text.slice(open.start, open.end)}\` is never closed`;
      return report('template-error', open, '', { said, hint: 'close it with {{/…}}' });
    }
    const [, block, closer] = /^(\S+) doesn't match (\S+)/.exec(thrown.message) ?? [];
    const said = block ? `{{#${block}}} is closed by {{/${closer ?? ''}}}` : 'Handlebars cannot read this';
    const line = / on line (\d+)| - (\d+):\d+$/.exec(thrown.message);
    const at = wordAt(source, Number(line?.[1] ?? line?.[2] ?? 1), '') ?? { source, start: 0, end: 0 };
    return report('template-error', at, '', { said, hint: '' });
  }
}

/** The last block that is opened and never closed. */
function openBlock(source: Source): Place | undefined {
  const open: Place[] = [];
  for (const { 0: tag, 1: kind, index } of source.text.matchAll(/\{\{~?([#/])[^}]*\}\}/g)) {
    if (kind === '#') open.push({ source, start: index, end: index + tag.length });
    else open.pop();
  }
  return open.at(-1);
}

/** A word on a line, the whole line for none; undefined where the line has no such word. */
function wordAt(source: Source, line: number, word: string): Place | undefined {
  const lines = source.text.split('\n');
  const text = lines[line - 1] ?? '';
  const column = word === '' ? text.length - text.trimStart().length : text.indexOf(word);
  if (column === -1) return undefined;
  const start = offsetOf(source, line) + column;
  return { source, start, end: start + (word || text.trim()).length };
}

/** Where a one-based line begins. */
function offsetOf({ text }: Source, line: number): number {
  return text
    .split('\n')
    .slice(0, line - 1)
    .reduce((sum, one) => sum + one.length + 1, 0);
}

function startOf(source: Source): Place {
  return { source, start: 0, end: 0 };
}

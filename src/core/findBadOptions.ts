import { own } from './own.ts';
import { report, type Diagnostic } from '../diagnostic.ts';
import type { Manifest } from './manifest.ts';
import { expectation } from './options.ts';
import { child, nodeAt, type Node } from './source.ts';

/**
 * What is wrong with the options that a manifest writes itself: names that no style could use, choices that
 * are missing, and defaults that a variant could not set.
 *
 * @param root the manifest's text
 * @param manifest the same with what it inherits
 */
export function findBadOptions(root: Node, manifest: Manifest): Diagnostic[] {
  const written = nodeAt(root, ['options']);
  if (written?.kind !== 'map') return [];
  return [...written.fields].flatMap(([name, { key, value }]): Diagnostic[] => {
    const path = `options.${name}`;
    if (!/^\p{L}[\p{L}\p{N}_-]*$/u.test(name)) {
      const hint = 'a style reads it as `var(--name)`: use letters, digits, - and _';
      return [report('template-error', key, path, { said: `\`${name}\` cannot name an option`, hint })];
    }
    const option = own(manifest.options, name);
    if (!option) return [];
    if (option.type === 'choice' && !option.choices?.length)
      return [report('missing-key', key, path, { name: 'choices' })];
    const expected = expectation(option, option.default);
    const at = child(value, 'default')?.at ?? value.at;
    return expected === undefined
      ? []
      : [report('bad-option', at, path, { value: String(option.default), expected })];
  });
}

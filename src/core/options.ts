import { own } from './own.ts';
import colors from 'color-name';
import { report, type Diagnostic } from '../diagnostic.ts';
import type { Manifest, Option } from './manifest.ts';
import type { Place } from './source.ts';
import type { Settings } from './tailor.ts';

/** The template's options with this variant's values; `{{options.NAME.value}}` in a template. */
export type OptionValues = Record<string, { type: Option['type']; value: string | number | boolean }>;

/** Holds what a variant sets against the manifest's types; what it does not set has its default. */
export function resolveOptions(
  manifest: Manifest,
  template: Settings['template'],
  nowhere: Place,
): { options: OptionValues; diagnostics: Diagnostic[] } {
  const known = manifest.options;
  const diagnostics: Diagnostic[] = [];
  const options: OptionValues = Object.fromEntries(
    Object.entries(known).map(([name, option]) => [name, { type: option.type, value: option.default }]),
  );
  for (const [name, value] of Object.entries(template.options)) {
    const at = template.at.get(`options.${name}`) ?? nowhere;
    const path = `template.options.${name}`;
    const option = own(known, name);
    const expected = option && expectation(option, value);
    if (!option) {
      diagnostics.push(
        report('unknown-option', template.keys.get(name) ?? nowhere, path, {
          name,
          known: Object.keys(known),
          template: template.name,
        }),
      );
    } else if (expected) {
      diagnostics.push(report('bad-option', at, path, { value: String(value), expected }));
    } else {
      options[name] = { type: option.type, value };
    }
  }
  return { options, diagnostics };
}

/** What was expected instead of `value`; undefined where it is right. Nothing that passes can leave a CSS declaration. */
export function expectation(option: Option, value: string | number | boolean): string | undefined {
  switch (option.type) {
    case 'color':
      return isColor(String(value))
        ? undefined
        : 'a colour such as "#1a4d8f" (quoted, for # begins a comment) or navy';
    case 'length':
      return /^(0|\d+(\.\d+)?(mm|cm|in|pt|px|em|rem))$/.test(String(value))
        ? undefined
        : 'a length such as 10pt or 4mm';
    case 'number': {
      const { minimum = -Infinity, maximum = Infinity } = option;
      if (typeof value === 'number' && value >= minimum && value <= maximum) return undefined;
      if (minimum === -Infinity) return maximum === Infinity ? 'a number' : `a number, ${maximum} or less`;
      return maximum === Infinity ? `a number, ${minimum} or more` : `a number from ${minimum} to ${maximum}`;
    }
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'true or false';
    case 'choice':
      return (option.choices ?? []).includes(String(value))
        ? undefined
        : `one of ${(option.choices ?? []).join(', ')}`;
    case 'font':
      return /^[a-z0-9-]+$/.test(String(value)) ? undefined : 'the name of a font, such as eb-garamond';
    case 'text':
      return undefined;
  }
}

function isColor(value: string): boolean {
  return (
    /^#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i.test(value) || Object.hasOwn(colors, value.toLowerCase())
  );
}

/** A colour that an option may have, as six hexadecimal digits; what shines through is left out. */
export function hexOf(color: string): string {
  const named = Object.entries(colors).find(([name]) => name === color.toLowerCase())?.[1];
  const digits = named ? named.map((part) => part.toString(16).padStart(2, '0')).join('') : color.slice(1);
  const six = digits.length < 6 ? digits.slice(0, 3).replaceAll(/./g, '$&$&') : digits;
  return six.slice(0, 6).toUpperCase();
}

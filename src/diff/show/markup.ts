/** A piece of a page: what is put into it by `markup` is escaped unless it is such a piece itself. */
export class Markup {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

type Part = string | number | Markup | readonly (string | Markup)[];

/** HTML in which every value is text: markup`<b>${name}</b>`. */
export function markup(literal: TemplateStringsArray, ...values: readonly Part[]): Markup {
  const inner = literal.map((piece, index) => {
    const value = values[index];
    return piece + (value === undefined ? '' : sourceOf(value));
  });
  return new Markup(inner.join(''));
}

function sourceOf(value: Part): string {
  if (value instanceof Markup) return value.source;
  if (typeof value === 'object') return value.map(sourceOf).join('');
  return String(value).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

import type { PlainFile } from './plainFile.ts';
import { readDict, writeDict } from './syntax.ts';

/** An element of the structure tree: its object's number, and its type without the slash. */
export interface Element {
  at: number;
  type: string;
}

/** A print has an element for every piece of text: this much of each is read, and no more. */
const ELEMENT = /^<<\s*\/Type\s*\/StructElem\s*\/S\s*\/([^\s/<>[\]()]+)/;

/** Undefined for what is no element. */
export function typeOf(body: string): string | undefined {
  return ELEMENT.exec(body)?.[1];
}

/** The elements right below one; it tells them last of itself. */
export function kidsOf({ objects }: PlainFile, at: number): Element[] {
  const body = objects.get(at) ?? '';
  const start = body.lastIndexOf('/K ');
  const kids: Element[] = [];
  // Most elements hold only content of the page, which is told by numbers alone.
  if (start === -1 || !body.includes(' R', start)) return kids;
  for (const [, number] of body.slice(start).matchAll(/(\d+) 0 R/g)) {
    const type = typeOf(objects.get(Number(number)) ?? '');
    if (type !== undefined) kids.push({ at: Number(number), type });
  }
  return kids;
}

/** In reading order; each before those below it, so that who walks may change what comes. */
export function* elementsBelow(file: PlainFile, at: number): Generator<Element> {
  const waiting = kidsOf(file, at).reverse();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    yield next;
    waiting.push(...kidsOf(file, next.at).reverse());
  }
}

/** Sets values of an object's dictionary. */
export function change({ objects }: PlainFile, at: number, values: Readonly<Record<string, string>>): void {
  const dict = readDict(objects.get(at) ?? '');
  for (const [key, value] of Object.entries(values)) dict.set(key, value);
  objects.set(at, writeDict(dict));
}

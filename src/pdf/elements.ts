import type { PlainFile } from './plainFile.ts';
import { readDict, writeDict } from './syntax.ts';

/** An element of the structure tree: its object's number, its type without the slash, and those right below it. */
export interface Element {
  at: number;
  type: string;
  kids: Element[];
}

/** A print has an element for every piece of text: this much of each is read, and no more. */
const ELEMENT = /^<<\s*\/Type\s*\/StructElem\s*\/S\s*\/([^\s/<>[\]()]+)/;
const REFERENCE = /(\d+) 0 R/g;

/** In reading order; each before those below it. */
export function elementsBelow({ objects }: PlainFile, at: number): Element[] {
  const found: Element[] = [];
  const waiting = kidsIn(objects, at).reverse();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    found.push(next);
    next.kids = kidsIn(objects, next.at);
    waiting.push(...next.kids.toReversed());
  }
  return found;
}

/** An element tells them last of itself. */
function kidsIn(objects: PlainFile['objects'], at: number): Element[] {
  const body = objects.get(at) ?? '';
  const kids: Element[] = [];
  const start = body.lastIndexOf('/K ');
  // Most elements hold only content of the page, which is told by numbers alone.
  if (start === -1 || !body.includes(' R', start)) return kids;
  REFERENCE.lastIndex = start;
  for (let found = REFERENCE.exec(body); found; found = REFERENCE.exec(body)) {
    const kid = Number(found[1]);
    const type = ELEMENT.exec(objects.get(kid) ?? '')?.[1];
    if (type !== undefined) kids.push({ at: kid, type, kids: [] });
  }
  return kids;
}

/** Sets values of an object's dictionary. */
export function change({ objects }: PlainFile, at: number, values: Readonly<Record<string, string>>): void {
  const dict = readDict(objects.get(at) ?? '');
  for (const [key, value] of Object.entries(values)) dict.set(key, value);
  objects.set(at, writeDict(dict));
}

const PARENT = /^(<<\s*\/Type\s*\/StructElem\s*\/S\s*\/\w+\s*\/P )\d+ 0 R/;

/** Puts an element below another one; what it tells of itself before that needs no reading. */
export function moveBelow(file: PlainFile, at: number, parent: string): void {
  const body = file.objects.get(at) ?? '';
  const [told, before = ''] = PARENT.exec(body) ?? [];
  if (told === undefined) change(file, at, { P: parent });
  else file.objects.set(at, `${before}${parent}${body.slice(told.length)}`);
}

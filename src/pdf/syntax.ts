/**
 * PDF's syntax, as far as it takes to change what Chromium writes. Text stands for bytes, one character
 * each (latin1); a value is kept as it is written, so that what is not changed comes out as it went in.
 */

/** A dictionary: names without their slash, values as written. */
export type Dict = Map<string, string>;

/** Blanks, then one token; a string in parentheses only as far as its opening one. */
const TOKEN =
  /[\0\t\n\f\r ]*(<<|>>|[[\]]|<[^<>]*>|\/[^\0\t\n\f\r ()<>[\]{}/%]*|\(|[^\0\t\n\f\r ()<>[\]{}/%]+)/y;
const REFERENCE = /[\0\t\n\f\r ]*\d+ \d+ R(?![^\0\t\n\f\r ()<>[\]{}/%])/y;

/** `<</Length 5>> stream…` → what stands between the brackets. What follows them is not looked at. */
export function readDict(text: string): Dict {
  const dict: Dict = new Map();
  let { token: key, end } = nextToken(text, expect(text, 0, '<<'));
  while (key !== '>>') {
    const valueEnd = endOfValue(text, end);
    dict.set(key.slice(1), text.slice(end, valueEnd).trim());
    ({ token: key, end } = nextToken(text, valueEnd));
  }
  return dict;
}

export function writeDict(dict: Dict): string {
  return `<<${[...dict].map(([key, value]) => `/${key} ${value}`).join('\n')}>>`;
}

/** `[2 0 R 13 0 R]` → each item as written. One value that is no list is a list of one. */
export function readList(text: string): string[] {
  if (!text.startsWith('[')) return [text];
  const items: string[] = [];
  let at = 1;
  while (nextToken(text, at).token !== ']') {
    const end = endOfValue(text, at);
    items.push(text.slice(at, end).trim());
    at = end;
  }
  return items;
}

/** The object's number in `12 0 R`; undefined for any other value. */
export function referenceIn(value: string | undefined): number | undefined {
  const [, number] = /^(\d+) \d+ R$/.exec(value ?? '') ?? [];
  return number === undefined ? undefined : Number(number);
}

/** Where a string ends that begins with the parenthesis at `start`. */
export function endOfString(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '\\') at += 1;
    else if (sign === '(') depth += 1;
    else if (sign === ')' && (depth -= 1) === 0) return at + 1;
  }
  throw new Error('a string in the PDF does not end');
}

/** A text for people: plain where it is ASCII, else UTF-16 with its mark. */
export function writeText(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return `(${text.replace(/[\\()]/g, '\\$&')})`;
  const utf16 = Buffer.from(`\uFEFF${text}`, 'utf16le').swap16();
  return `<${utf16.toString('hex').toUpperCase()}>`;
}

/** What writeText wrote, or Chromium: ASCII, or UTF-16 with its mark. */
export function readText(written: string): string {
  const bytes = readString(written);
  if (!bytes.startsWith('\xFE\xFF')) return bytes;
  return Buffer.from(bytes.slice(2), 'latin1').swap16().toString('utf16le');
}

/** The bytes of a string as written: `(a\)b)` → `a)b`. */
export function readString(written: string): string {
  if (written.startsWith('<')) return Buffer.from(written.slice(1, -1), 'hex').toString('latin1');
  return written.slice(1, -1).replace(/\\([0-7]{1,3}|\r\n?|[^])/g, (_, escaped: string) => {
    if (/^[0-7]/.test(escaped)) return String.fromCharCode(parseInt(escaped, 8) & 255);
    return ESCAPES[escaped] ?? escaped;
  });
}

/** A line break after the stroke is none. */
const ESCAPES: Readonly<Record<string, string>> = {
  ...{ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' },
  ...{ '\n': '', '\r': '', '\r\n': '' },
};

function nextToken(text: string, at: number): { token: string; end: number } {
  TOKEN.lastIndex = at;
  const token = TOKEN.exec(text)?.[1];
  if (token === undefined) throw new Error(`no PDF value at ${at} of ${text.slice(0, 80)}`);
  return { token, end: TOKEN.lastIndex };
}

function expect(text: string, at: number, wanted: string): number {
  const { token, end } = nextToken(text, at);
  if (token !== wanted) throw new Error(`${token} in the PDF, where ${wanted} belongs: ${text.slice(0, 80)}`);
  return end;
}

function endOfValue(text: string, at: number): number {
  REFERENCE.lastIndex = at;
  if (REFERENCE.test(text)) return REFERENCE.lastIndex;
  const { token, end } = nextToken(text, at);
  if (token === '(') return endOfString(text, end - 1);
  const closing = token === '<<' ? '>>' : token === '[' ? ']' : undefined;
  if (closing === undefined) return end;
  let inner = end;
  for (;;) {
    const next = nextToken(text, inner);
    if (next.token === closing) return next.end;
    inner = endOfValue(text, inner);
  }
}

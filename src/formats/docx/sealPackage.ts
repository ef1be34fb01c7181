import { unzip, zip } from '../../core/zip.ts';

const PROPERTIES = 'docProps/core.xml';
const DOCUMENT = 'word/document.xml';
const LINKS = 'word/_rels/document.xml.rels';

/**
 * The same bytes for the same document: the library dates the package and its properties by the clock and calls links
 * by random names. Links are numbered instead; the properties take the given date, or none.
 *
 * @param date ISO 8601, as exact as it may be
 */
export function sealPackage(bytes: Uint8Array, date: string | undefined): Uint8Array {
  const files = unzip(bytes);
  const change = (name: string, text: (old: string) => string): void => {
    const old = files[name];
    if (old) files[name] = new TextEncoder().encode(text(read(old)));
  };
  const random = read(files[LINKS]).match(/(?<= Id=")rId[\w-]{21}(?=")/g) ?? [];
  const numbers = new Map(random.map((name, index) => [name, `link${index + 1}`]));
  for (const name of [DOCUMENT, LINKS]) {
    change(name, (text) => text.replace(/(?<=")rId[\w-]{21}(?=")/g, (found) => numbers.get(found) ?? found));
  }
  change(PROPERTIES, (text) =>
    text.replace(/(<dcterms:\w+ [^>]*>)[^<]*(<\/dcterms:\w+>)/g, (_, open: string, close: string) =>
      date === undefined ? '' : open + moment(date) + close,
    ),
  );
  // Programs that tell a file by its beginning look for these two.
  const first = ['_rels/.rels', '[Content_Types].xml'];
  const ordered = Object.entries(files).toSorted(([a], [b]) => first.indexOf(b) - first.indexOf(a));
  return zip(ordered);
}

/** What Word takes for a date is a moment, by Greenwich's clock. */
function moment(date: string): string {
  const [day = '', time = '00:00:00Z'] = date.split('T');
  const whole = `${day}${'-01-01'.slice(day.length - 4)}T${time}${/[Z+-]/.test(time) ? '' : 'Z'}`;
  return new Date(whole).toISOString().replace('.000', '');
}

function read(part: Uint8Array | undefined): string {
  return new TextDecoder().decode(part);
}

import { scalar, showPath, type Node } from '../core/source.ts';
import { report, type Diagnostic } from '../diagnostic.ts';
import { firstLine, itemsOf, listOf, textListOf, type Fields } from './fields.ts';
import { readDate, readRange } from './readDate.ts';
import { reworded, splitList, textIn, unmarked } from './texts.ts';

/** An entry of RenderCV, its keys read as our fields want them. */
export interface Read {
  /** Text without Markdown, of the first of these keys. */
  plain: (...keys: string[]) => Node | undefined;
  prose: (key: 'summary' | 'highlights') => Node | undefined;
  list: (key: string) => Node | undefined;
  /** The address that a name or the date was linked to, or the publication’s. Ask for it last of the names. */
  url: () => Node | undefined;
  /** The authors, then the summary. */
  abstract: () => Node | undefined;
  /** Of the bullets below a degree those that we have fields for; the others are left behind. */
  grade: () => Node | undefined;
  courses: () => Node | undefined;
  start: Node | undefined;
  end: Node | undefined;
  /** The one date of what has one. */
  day: Node | undefined;
  isOneDay: boolean;
}

export function readFields(fields: Fields, said: Diagnostic[]): Read {
  const shown = (key: string) => showPath([...fields.path, key]);
  const dates = readDates(fields);
  let link = dates.url;
  const plain = (...keys: string[]): Node | undefined => {
    const { text, url } = unmarked(fields.take(...keys), shown(keys[0] ?? ''), said);
    link ??= url;
    return text;
  };
  const prose = (key: string) => {
    const node = fields.take(key);
    return key === 'highlights' && node ? highlights(node, shown(key), said) : node;
  };
  let found: readonly Node[] | undefined;
  const bullets = () => (found ??= itemsOf(prose('highlights')));
  const labelled = (pattern: RegExp): { rest: string; node: Node }[] =>
    bullets().flatMap((node) => {
      const [, rest] = pattern.exec((textIn(node) ?? '').replace(/[*_]{1,3}/g, '')) ?? [];
      return rest === undefined ? [] : [{ rest, node }];
    });
  return {
    plain,
    prose,
    list: (key) => {
      const text = plain(key);
      return text && textListOf(splitList(textIn(text) ?? ''), text.at);
    },
    url: () => {
      const doi = fields.take('doi');
      const url = fields.take('url');
      return doi
        ? reworded(doi, `https://doi.org/${(textIn(doi) ?? '').replace(/^https?:\/\/doi\.org\//, '')}`)
        : (url ?? link);
    },
    abstract: () => {
      const authors = fields.take('authors');
      const summary = prose('summary');
      const names = itemsOf(authors)
        .flatMap((author) => textIn(author) ?? [])
        .join(', ');
      const text = [names, textIn(summary) ?? ''].filter(Boolean).join('\n\n');
      const at = (authors ?? summary)?.at;
      return at && text ? scalar(text, at) : undefined;
    },
    grade: () => {
      const [grade] = labelled(GRADE);
      return grade && unmarked(reworded(grade.node, grade.rest), shown('highlights'), said).text;
    },
    courses: () => {
      const known = [...labelled(GRADE).slice(0, 1), ...labelled(COURSES)].map(({ node }) => node);
      for (const node of bullets()) if (!known.includes(node)) leaveBehind(node);
      const courses = labelled(COURSES);
      return listOf(
        courses.flatMap(({ rest, node }) =>
          splitList(rest.replace(/\.$/, '')).map((course) => reworded(node, course)),
        ),
        courses[0]?.node.at ?? fields.at,
      );
    },
    start: dates.start,
    end: dates.end,
    day: dates.end ?? dates.start,
    isOneDay: dates.isOneDay,
  };

  function leaveBehind(node: Node): void {
    said.push(
      report('not-carried', firstLine(node.at), shown('highlights'), {
        name: textIn(node) ?? '',
        why: 'place',
      }),
    );
  }
}

const GRADE = /^(?:C?GPA|Grade|Score)\s*[:=]\s*(.+)$/i;
const COURSES = /^(?:Relevant |Selected )?(?:Courses?|Coursework)\s*:\s*(.+)$/i;

interface Dates {
  start: Node | undefined;
  end: Node | undefined;
  /** Some wrote a link where the date stands. */
  url: Node | undefined;
  isOneDay: boolean;
}

/** `date` beats the other two; alone `end_date` is a date, and both ends of a range may stand in `date`. */
function readDates(fields: Fields): Dates {
  const start = fields.take('start_date');
  const end = fields.take('end_date');
  const date = fields.take('date') ?? (start ? undefined : end);
  if (!date) return { start, end, url: undefined, isOneDay: false };
  const { text = date, url } = unmarked(date, '', []);
  const written = textIn(text) ?? '';
  if (url && readDate(written) === undefined)
    return { start: undefined, end: undefined, url, isOneDay: true };
  const range = readRange(written);
  if (!range)
    return { start: text, end: readDate(written) === undefined ? undefined : text, url, isOneDay: true };
  const last = range.end === undefined ? undefined : reworded(date, range.end);
  return { start: reworded(date, range.start), end: last, url, isOneDay: false };
}

/** A list of texts; one below another stands beside it. */
function highlights(node: Node, path: string, said: Diagnostic[]): Node | undefined {
  const items = itemsOf(node).flatMap((item) => {
    const written = item.at.source.text.slice(item.at.start, item.at.end);
    // `- Tools used: C++` without quotes is a map to YAML, and a text to its author.
    const text = textIn(item) ?? written;
    if (!/\n\s*- (?!\d)/.test(written)) return [reworded(item, text)];
    said.push(report('not-carried', firstLine(item.at), path, { name: firstWords(text), why: 'nested' }));
    return text.split(/\s+- (?!\d)/).map((part) => reworded(item, part));
  });
  return listOf(items, node.at);
}

function firstWords(text: string): string {
  return text.split(/\s+- (?!\d)/)[0] ?? '';
}
